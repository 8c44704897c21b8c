package org.canvasgate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Panels;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.Weights;
import org.canvasgate.committee.Quorum;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.SimulationRules;
import org.canvasgate.maintenance.SustainabilityRules;

/** The defaults that docs/method.md states, as rules. */
record MethodDocDefaults(Map<String, String> values) {
  ScoreRules scoreRules(String kind) {
    Set<Block> critical =
        Arrays.stream(values.get("critical " + kind).split(" "))
            .map(Block::of)
            .collect(Collectors.toSet());
    return new ScoreRules(
        number("pass mark"),
        number("reject mark"),
        number("critical mark"),
        number("agreement mark"),
        (int) number("trim from"),
        number("evidence weight"),
        critical);
  }

  Weights weights(String kind) {
    return Panels.weights(
        Arrays.stream(values.get("weights " + kind).split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray());
  }

  SustainabilityRules sustainability() {
    Map<FundingSource, Double> arrival = new EnumMap<>(FundingSource.class);
    for (FundingSource source : FundingSource.values()) {
      arrival.put(source, number("arrival " + source.key()));
    }
    return new SustainabilityRules(
        number("coverage weight"),
        number("independence weight"),
        number("own income weight"),
        number("diversity weight"),
        number("cost realism weight"),
        number("staffing weight"),
        number("cost full from"),
        number("cost full to"),
        number("cost zero at"),
        number("fte full"),
        number("tenure full"),
        number("least known weight"),
        new SimulationRules(
            number("cost noise"), arrival, (int) number("draws"), (long) number("seed")));
  }

  Quorum quorum() {
    return new Quorum(
        new Quorum.Threshold(number("attendance share"), false),
        (int) number("least taking part"),
        new Quorum.Threshold(number("approval share"), true),
        false,
        true,
        Quorum.Procedure.MEETING);
  }

  private double number(String key) {
    String[] parts = values.get(key).split("/");
    return Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1]));
  }
}
