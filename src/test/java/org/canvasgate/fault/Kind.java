package org.canvasgate.fault;

/**
 * What people send, and how it is found again: a query for mark, person and content of every row
 * there is. The content is put into the same words as {@link Answers} puts what was sent. Where
 * there is no room for a mark, the case stands for it: a service begins to operate once.
 */
enum Kind {
  PROPOSAL(
      """
      select split_part(r.content ->> 'summary', '#', 2), p.planner,
        p.name_en || ' in ' || p.city || ', ' || r.step
      from proposal p join proposal_revision r on r.proposal_id = p.id\
      """),
  APPOINTMENT(
      """
      select split_part(c.reason, '#', 2), p.appointed_by,
        (select string_agg(member, ',' order by member) from seat where panel_id = p.id)
      from panel p left join panel_choice c on c.panel_id = p.id\
      """),
  BALLOT(
      """
      select split_part(min(r.comment), '#', 2), b.member,
        string_agg(r.block || ' ' || r.value || ' ' || split_part(r.comment, '#', 2), ',' order by r.block)
      from ballot b left join ballot_rating r on r.ballot_id = b.id
      group by b.id\
      """),
  VERDICT(
      """
      select split_part(reason, '#', 2), decided_by, gate || ' ' || outcome from verdict\
      """),
  RESPONSIBILITIES(
      """
      select round(needed_fte * 100)::int::text, opened_by, entity_kind || ' ' || operating_body
      from consultation_round\
      """),
  ANSWER(
      """
      select round(p.fte * 100)::int::text, p.answered_by,
        p.body || ': ' || (select string_agg(distinct coalesce(stance, 'open') || ' by '
            || coalesce(answered_by, 'nobody'), ',') || ' ' || count(*)
          from responsibility r where r.proposal_id = p.proposal_id
            and r.consultation_round = p.round and r.body = p.body)
      from pledge p\
      """),
  PLAN(
      """
      select split_part(content #>> '{plan,serviceLevels}', '#', 2), submitted_by,
        (content #>> '{plan,firstYear}') || ' ' || jsonb_array_length(content #> '{plan,operatingCostByYear}')
      from maintenance_plan\
      """),
  VOTE("select split_part(comment, '#', 2), member, value from vote"),
  OPERATION(
      """
      select s.proposal_id, p.planner, s.operator || ' since ' || s.operating_since
      from service s join proposal p on p.id = s.proposal_id\
      """);

  private final String stored;

  Kind(String stored) {
    this.stored = stored;
  }

  String stored() {
    return stored;
  }
}
