package org.canvasgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.board.BoardPage;
import org.canvasgate.tracking.board.BoardQueries;
import org.canvasgate.tracking.board.BoardQuery;
import org.canvasgate.tracking.board.BoardRow;
import org.canvasgate.tracking.board.BoardUpkeep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board over all sample cases, held against what the pages of single cases go by. */
abstract class BoardOfSamples {
  @Autowired SampleCases cases;
  @Autowired BoardQueries board;
  @Autowired BoardUpkeep upkeep;
  @Autowired Access access;
  @Autowired CaseFlow flow;
  @Autowired Proposals proposals;
  @Autowired Verdicts verdicts;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void samples() {
    cases.prepare();
  }

  @Test
  void every_row_says_what_its_case_says() {
    assertThat(jdbc.sql("select count(*) from board_line").query(Long.class).single())
        .isEqualTo(jdbc.sql("select count(*) from proposal").query(Long.class).single());
    assertThat(upkeep.differences()).isEmpty();
    Reader secretary = reader("secretary");
    for (BoardRow row : all(secretary, BoardQuery.everything())) {
      Proposal proposal = proposals.get(row.proposalId());
      assertThat(row.status()).isEqualTo(proposal.status());
      assertThat(row.failed()).isEqualTo(flow.failed(row.proposalId()));
      if (!row.stage().equals("ended"))
        assertThat(row.waits()).isEqualTo(flow.waiting(row.proposalId(), Locale.ENGLISH));
    }
  }

  @Test
  void a_row_that_is_wrong_is_found_and_mended() {
    jdbc.sql("update board_line set stage = 'ended' where proposal_id = 'daejeon-kkulparking'")
        .update();
    jdbc.sql("delete from board_line where proposal_id = 'toronto-quayside'").update();
    assertThat(upkeep.mend()).containsExactly("daejeon-kkulparking", "toronto-quayside");
    assertThat(upkeep.differences()).isEmpty();
  }

  @Test
  void everybody_sees_on_the_board_what_they_may_see_and_nothing_else() {
    List<String> ids = jdbc.sql("select id from proposal").query(String.class).list();
    int publicRows = 0;
    int hiddenScores = 0;
    int shownScores = 0;
    for (User user : identity.createUserQuery().list()) {
      Reader reader = access.reader(user.getId());
      Map<String, BoardRow> rows =
          all(reader, BoardQuery.everything()).stream()
              .collect(Collectors.toMap(BoardRow::proposalId, row -> row));
      for (String id : ids) {
        Proposal proposal = proposals.get(id);
        BoardRow row = rows.get(id);
        assertThat(row != null)
            .as("%s sees %s", user.getId(), id)
            .isEqualTo(access.maySee(reader, proposal));
        if (row == null) continue;
        boolean namesOnly = access.recused(reader, proposal) || access.publicOnly(reader, proposal);
        if (namesOnly) {
          publicRows++;
          assertThat(row.due()).isNull();
          assertThat(row.ownTask()).isNull();
          assertThat(row.waits()).allMatch(w -> w.users().isEmpty() && w.groups().isEmpty());
        }
        Optional<Scorecard> decided =
            access.cards(reader, proposal).stream()
                .filter(c -> c.canvas().total() != null && verdicts.decided(c.round()))
                .findFirst();
        assertThat(Optional.ofNullable(row.score()))
            .as("the score of %s for %s", id, user.getId())
            .isEqualTo(decided.map(card -> card.canvas().total()));
        if (row.score() == null) hiddenScores++;
        else shownScores++;
      }
    }
    assertThat(publicRows).isPositive();
    assertThat(hiddenScores).isPositive();
    assertThat(shownScores).isPositive();
  }

  @Test
  void no_page_repeats_or_leaves_out_a_row_in_any_order_forwards_and_backwards() {
    for (String user : List.of("secretary", "planner", "member1", "operator"))
      for (BoardQuery.Sort sort : BoardQuery.Sort.values())
        for (String text : List.of("", "smart", "스마트")) {
          Reader reader = reader(user);
          BoardQuery query =
              BoardQuery.of(Map.of("q", new String[] {text}, "sort", new String[] {sort.key()}));
          List<String> whole =
              board.page(reader, query.sized(200), Locale.KOREAN).rows().stream()
                  .map(BoardRow::proposalId)
                  .toList();
          assertThat(whole).doesNotHaveDuplicates();
          List<String> forwards = new ArrayList<>();
          BoardPage page = board.rows(reader, query.sized(3), Locale.KOREAN);
          BoardPage last = page;
          while (true) {
            page.rows().forEach(row -> forwards.add(row.proposalId()));
            last = page;
            if (page.next() == null) break;
            page = board.rows(reader, query.sized(3).from(page.next()), Locale.KOREAN);
          }
          assertThat(forwards).as("%s, %s, %s", user, sort, text).isEqualTo(whole);
          List<String> backwards = new ArrayList<>();
          for (page = last; ; ) {
            List<String> ids = page.rows().stream().map(BoardRow::proposalId).toList();
            backwards.addAll(0, ids);
            if (page.previous() == null) break;
            page = board.rows(reader, query.sized(3).from(page.previous()), Locale.KOREAN);
          }
          assertThat(backwards).as("%s, %s, %s", user, sort, text).isEqualTo(whole);
        }
  }

  private Reader reader(String user) {
    Set<String> known =
        identity.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
    assertThat(known).contains(user);
    return access.reader(user);
  }

  private List<BoardRow> all(Reader reader, BoardQuery query) {
    List<BoardRow> rows = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    BoardPage page = board.rows(reader, query.sized(5), Locale.ENGLISH);
    while (true) {
      rows.addAll(page.rows());
      if (page.next() == null || !cursors.add(page.next())) return rows;
      page = board.rows(reader, query.sized(5).from(page.next()), Locale.ENGLISH);
    }
  }
}
