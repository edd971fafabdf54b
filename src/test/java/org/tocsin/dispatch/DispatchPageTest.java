package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;

/// The page that says how calls are made draws the code's own tables.
class DispatchPageTest {
  private static final Path PAGE = Path.of("src", "docs", "dispatch.md");

  @Test
  void theStatesOfAnAttemptAreDrawnAsTheyAre() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(drawing(AttemptState.values(), AttemptState::canBecome, AttemptState::code));
  }

  @Test
  void theStatesOfACampaignAreDrawnAsTheyAre() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(drawing(CampaignState.values(), CampaignState::canBecome, CampaignState::code));
  }

  private static <S> String drawing(
      S[] states, BiPredicate<S, S> canBecome, Function<S, String> code) {
    return Arrays.stream(states)
        .flatMap(from ->
            Stream.of(states)
                .filter(to -> canBecome.test(from, to))
                .map(to -> "  " + code.apply(from) + " --> " + code.apply(to)))
        .collect(Collectors.joining("\n", "```mermaid\nstateDiagram-v2\n", "\n```\n"));
  }
}
