package org.tocsin.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.board.CampaignBoard;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.store.StoreException;

/// Waits for the end of a campaign, says on standard error how far it is, and prints the result.
final class CampaignFollower {
  private static final long LOOK_MILLIS = 500;
  private static final Duration PACE_ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration PACE_ELSEWHERE = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Clock clock;
  private final Core core;
  private final Calling calling;
  private boolean away;

  CampaignFollower(TocsinCommand tocsin, Core core, Calling calling) {
    terminal = tocsin.terminal();
    clock = tocsin.surroundings().clock();
    this.core = core;
    this.calling = calling;
  }

  int follow(CampaignId id, boolean json) throws InterruptedException {
    var changed = new Semaphore(0);
    try (var _ = core.campaigns().onChange(_ -> changed.release());
        var progress = new Progress(terminal)) {
      var board = core.boards().getBoard(id);
      var told = Instant.MIN;
      boolean over = isOver(id);
      while (!over && !calling.isClosed()) {
        var now = clock.instant();
        boolean tells = told.plus(pace()).isBefore(now);
        told = tells ? now : told;
        over = look(id, board, tells ? Optional.of(progress) : Optional.empty());
        changed.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    if (!isOver(id)) {
      int cut = calling.callsInProgress();
      if (cut > 0) {
        terminal.say("command.campaign.cut", cut);
      }
      return terminal.refuse("command.campaign.interrupted", Long.toString(id.number()));
    }
    var result = core.boards().findResult(id).orElseThrow();
    new ResultPrinter(terminal).print(result, json);
    return result.campaign().state() == CampaignState.COMPLETED ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /// A database that is away comes back, and the calls wait for it too.
  private boolean look(CampaignId id, CampaignBoard board, Optional<Progress> progress) {
    try {
      progress.ifPresent(line -> line.show(words(board)));
      away = false;
      return isOver(id);
    } catch (StoreException e) {
      if (!away) {
        away = true;
        terminal.say("command.campaign.database-away");
      }
      return false;
    }
  }

  private boolean isOver(CampaignId id) {
    return core.campaigns().find(id).orElseThrow().state().isOver();
  }

  private Duration pace() {
    return terminal.live() ? PACE_ON_TERMINAL : PACE_ELSEWHERE;
  }

  private static CampaignFigures figures(CampaignBoard board) {
    var update = board.refresh();
    while (update.more()) {
      update = board.refresh();
    }
    return update.figures();
  }

  private String words(CampaignBoard board) {
    var messages = terminal.messages();
    var figures = figures(board);
    var words =
        messages.format(
            "command.campaign.progress",
            messages.get("command.result.state." + figures.state().name()),
            figures.reached(),
            figures.residences(),
            figures.inProgress(),
            figures.queued());
    boolean idle = figures.inProgress() == 0 && figures.state() == CampaignState.RUNNING;
    return idle ? words + board.nextDue().map(this::untilWhen).orElse("") : words;
  }

  /// Nothing when the next call may leave at any moment.
  private String untilWhen(Instant due) {
    return new WaitWords(terminal.messages(), clock).until(due);
  }
}
