package org.tocsin.dispatch;

import org.tocsin.audit.AuditLog;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.shared.Transactions;

/// The stores that a dispatcher works on, all in one database.
public record DispatchStores(
    AttemptStore attempts,
    CustodyStore custody,
    CallBackStore callBacks,
    CampaignStore campaigns,
    AuditLog audit,
    Transactions transactions,
    SharedClock clock) {}
