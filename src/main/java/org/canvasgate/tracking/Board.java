package org.canvasgate.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Panels;
import org.canvasgate.proposal.ProposalLine;
import org.canvasgate.proposal.Proposals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The proposals that concern somebody, as a list. */
@Service
class Board {
  private static final String BODY = "body-";

  private final Proposals proposals;
  private final Panels panels;
  private final JdbcClient jdbc;

  Board(Proposals proposals, Panels panels, JdbcClient jdbc) {
    this.proposals = proposals;
    this.panels = panels;
    this.jdbc = jdbc;
  }

  /** A page of the proposals that the reader may see, the last changed first. */
  List<ProposalLine> list(Reader reader, int offset, int limit) {
    if (reader.seesAll()) return proposals.all(offset, limit);
    Map<String, ProposalLine> seen = new LinkedHashMap<>();
    int most = offset + limit;
    proposals.ofPlanner(reader.user(), 0, most).forEach(line -> seen.put(line.id(), line));
    proposals.ofOperator(reader.user(), 0, most).forEach(line -> seen.put(line.id(), line));
    proposals.among(panels.casesOf(reader.user())).forEach(line -> seen.put(line.id(), line));
    proposals.among(consulted(reader)).forEach(line -> seen.put(line.id(), line));
    return seen.values().stream()
        .sorted(Comparator.comparing(ProposalLine::changedAt).reversed())
        .skip(offset)
        .limit(limit)
        .toList();
  }

  private List<String> consulted(Reader reader) {
    List<String> bodies = new ArrayList<>();
    reader.groups().stream()
        .filter(group -> group.startsWith(BODY))
        .forEach(
            group -> {
              bodies.add(group);
              bodies.add(group.substring(BODY.length()));
            });
    if (bodies.isEmpty()) return List.of();
    return jdbc.sql("select distinct proposal_id from consulted_body where body in (:bodies)")
        .param("bodies", bodies)
        .query(String.class)
        .list();
  }
}
