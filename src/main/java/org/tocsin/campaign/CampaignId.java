package org.tocsin.campaign;

/// The database's key of a campaign.
public record CampaignId(long number) {}
