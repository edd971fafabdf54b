package org.tocsin.store.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Lane;
import tools.jackson.databind.json.JsonMapper;

/// Audiences as the database keeps them: shapes of their own, so that a change of the domain's
/// records cannot make an old campaign unreadable unseen.
final class AudienceJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AudienceJson() {}

  static String write(Audience audience) {
    return MAPPER.writeValueAsString(
        switch (audience) {
          case Audience.Everyone _ -> new AudienceShape(true, List.of(), null, null);
          case Audience.Streets streets ->
              new AudienceShape(
                  false, streets.ranges().stream().map(AudienceJson::shape).toList(), null, null);
          case Audience.Notified(CampaignId by) ->
              new AudienceShape(false, List.of(), by.number(), null);
          case Audience.Unreached(CampaignId by) ->
              new AudienceShape(false, List.of(), null, by.number());
        });
  }

  static Audience read(String json) {
    var shape = MAPPER.readValue(json, AudienceShape.class);
    if (shape.notifiedBy() != null) {
      return new Audience.Notified(new CampaignId(shape.notifiedBy()));
    }
    if (shape.unreachedBy() != null) {
      return new Audience.Unreached(new CampaignId(shape.unreachedBy()));
    }
    return shape.everyone()
        ? new Audience.Everyone()
        : new Audience.Streets(shape.streets().stream().map(AudienceJson::range).toList());
  }

  private static RangeShape shape(CivicRange range) {
    return new RangeShape(
        range.city(),
        range.street(),
        range.from(),
        range.to(),
        range.side().name(),
        range.priority());
  }

  private static CivicRange range(RangeShape shape) {
    return new CivicRange(
        shape.city(),
        shape.street(),
        shape.from(),
        shape.to(),
        CivicRange.Side.valueOf(shape.side()),
        shape.priority() == null ? Lane.USUAL : shape.priority());
  }

  record AudienceShape(
      boolean everyone,
      List<RangeShape> streets,
      @Nullable Long notifiedBy,
      @Nullable Long unreachedBy) {}

  record RangeShape(
      String city, String street, int from, int to, String side, @Nullable Integer priority) {}
}
