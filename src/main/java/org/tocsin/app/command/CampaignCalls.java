package org.tocsin.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.app.wiring.Core;
import org.tocsin.board.CallRow;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.exchange.CsvLine;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin campaign calls ID --csv`: every call that left, one line each, in the order of leaving.
@Command
final class CampaignCalls extends CampaignCommand {
  private static final List<String> HEADER =
      List.of(
          "begun",
          "number",
          "address",
          "name",
          "round",
          "position",
          "attempt",
          "state",
          "outcome",
          "answered_by",
          "keys",
          "heard_percent",
          "seconds",
          "hangup_cause",
          "sip_code",
          "pbx",
          "direction",
          "channel",
          "id");

  @Option(names = "--csv", required = true, descriptionKey = "command.calls.csv")
  @SuppressWarnings("UnusedVariable") // picocli demands the option: the only form so far
  private boolean csv;

  CampaignCalls(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Campaign campaign) {
    print(calls(core, campaign.id()));
    return ExitCode.DONE;
  }

  private static List<CallRow> calls(Core core, CampaignId campaign) {
    var board = core.boards().getBoard(campaign);
    var rows = new ArrayList<CallRow>();
    boolean more = true;
    while (more) {
      var update = board.refresh();
      rows.addAll(update.changed());
      more = update.more();
    }
    rows.sort(
        Comparator.comparing((CallRow row) -> row.begun().orElse(Instant.MAX))
            .thenComparing(CallRow::id));
    return rows;
  }

  private void print(List<CallRow> rows) {
    var out = tocsin().terminal().out();
    out.println(CsvLine.of(HEADER, ','));
    rows.forEach(row -> out.println(CsvLine.of(cells(row), ',')));
    out.flush();
  }

  private static List<String> cells(CallRow row) {
    return List.of(
        row.begun().map(Instant::toString).orElse(""),
        row.number().national(),
        row.address(),
        row.name(),
        Integer.toString(row.round()),
        Integer.toString(row.position()),
        Integer.toString(row.ordinal()),
        row.state().code(),
        row.outcome().map(CallOutcome::code).orElse(""),
        row.answeredBy().map(AnsweredBy::code).orElse(""),
        row.keys(),
        row.heardPercent().isPresent() ? Integer.toString(row.heardPercent().getAsInt()) : "",
        row.talked().map(Duration::toSeconds).map(String::valueOf).orElse(""),
        Integer.toString(row.hangupCause()),
        Integer.toString(row.sipCode()),
        row.pbx(),
        row.incoming() ? "in" : "out",
        row.channel().code(),
        row.id().wire());
  }
}
