package org.tocsin.telephony.asterisk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.tocsin.shared.AttemptId;

/// What the dialplan wrote into AstDB, of calls and of texts that came in. Few are asked for at a
/// time: after an outage there may be thousands, and the PBX has calls to carry meanwhile. Lives in
/// the mailbox.
final class PbxMemory {
  private static final int AT_ONCE = 50;

  /// Asterisk's words when AstDB has no such key; any other error says nothing of the call.
  private static final String NOT_REMEMBERED = "Database entry not found";

  private static final long GATHER_MS = 250;

  /// The keys of texts that came in and that nobody said were kept.
  private static final String KEPT_TEXTS = "DB_KEYS(tocsin-text)";

  private final AmiLink link;
  private final AmiActions actions;
  private final Queue<Question> waiting = new ArrayDeque<>();
  private final Deque<String> forgotten = new ArrayDeque<>();
  private int asked;
  private boolean gathering;

  PbxMemory(AmiLink link, AmiActions actions) {
    this.link = link;
    this.actions = actions;
  }

  /// What came of a question.
  ///
  /// @param nothing it is certain that the dialplan wrote nothing
  /// @param lost the question was not answered
  record Answer(Optional<CallRecord> record, boolean nothing, boolean lost) {}

  private record Question(AttemptId attempt, Consumer<Answer> then) {}

  void recall(AttemptId attempt, Consumer<Answer> then) {
    waiting.add(new Question(attempt, then));
    ask();
  }

  private void ask() {
    while (asked < AT_ONCE && !waiting.isEmpty()) {
      var question = waiting.remove();
      asked++;
      link.send(
          ActionDoor.pass(new DbGetAction("tocsin", question.attempt().wire())),
          answer -> {
            asked--;
            ask();
            question.then().accept(read(answer));
          });
    }
  }

  private static Answer read(AmiAnswer answer) {
    boolean nothing = !answer.isLost() && answer.message().startsWith(NOT_REMEMBERED);
    return new Answer(record(answer), nothing, answer.isLost());
  }

  /// @param keys of attempts, or of texts that came in
  void forget(Collection<String> keys) {
    forgotten.addAll(keys);
    if (!gathering && !forgotten.isEmpty()) {
      gathering = true;
      link.later(GATHER_MS, this::purge);
    }
  }

  /// As many at once as a line holds; what cannot be said now waits for the link.
  void purge() {
    gathering = false;
    while (link.isUp() && !forgotten.isEmpty()) {
      List<String> some = new ArrayList<>();
      while (some.size() < AmiActions.PURGED_AT_ONCE && !forgotten.isEmpty()) {
        some.add(forgotten.remove());
      }
      link.send(
          actions.purge(some),
          answer -> {
            if (answer.isLost()) {
              forgotten.addAll(some);
            }
          });
    }
  }

  /// Has the PBX tell again the texts that came in and that nobody said were kept.
  void retellTexts() {
    link.send(
        ActionDoor.pass(new GetVarAction(KEPT_TEXTS)),
        answer -> {
          if (!answer.isLost() && !answer.value("value").isEmpty()) {
            link.send(actions.retell(), _ -> {});
          }
        });
  }

  private static Optional<CallRecord> record(AmiAnswer answer) {
    return answer.events().stream()
        .filter(DbGetResponseEvent.class::isInstance)
        .map(event -> ((DbGetResponseEvent) event).getVal())
        .filter(value -> value != null)
        .findFirst()
        .flatMap(CallRecord::parse);
  }
}
