package org.canvasgate.tracking.documents;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.document.Document;
import org.canvasgate.document.Documents;
import org.canvasgate.document.Evidence;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Documents with the rights of whoever asks.
 *
 * <ul>
 *   <li>Reads: everybody to whom the case is open, except whoever is kept off it and whoever sees
 *       it only because it is published. What a member of the panel added is kept from the others
 *       of the panel until each has answered.
 *   <li>Adds, until the case has ended: its parties, the secretariat, and whoever sits on its panel
 *       while that has not given its last verdict.
 *   <li>Removes: who added it, while no verdict was given since.
 * </ul>
 */
@Service
public class DocumentDesk {
  private static final String PANEL = "panel";

  private final Access access;
  private final Documents documents;
  private final Proposals proposals;
  private final Panels panels;
  private final Independence independence;
  private final People people;
  private final JdbcClient jdbc;

  DocumentDesk(
      Access access,
      Documents documents,
      Proposals proposals,
      Panels panels,
      Independence independence,
      People people,
      JdbcClient jdbc) {
    this.access = access;
    this.documents = documents;
    this.proposals = proposals;
    this.panels = panels;
    this.independence = independence;
    this.people = people;
    this.jdbc = jdbc;
  }

  /** The case, where its documents are open to the reader. */
  public Optional<Proposal> open(Reader reader, String proposalId) {
    return access
        .find(reader, proposalId)
        .filter(proposal -> !access.recused(reader, proposal))
        .filter(proposal -> !access.publicOnly(reader, proposal));
  }

  /**
   * Every document that the reader may know of, those removed too, the last added first; for a case
   * that is open.
   */
  public List<Document> of(Reader reader, Proposal open) {
    Predicate<Document> told = told(reader, open);
    return documents.of(open.id()).stream().filter(told).toList();
  }

  /** A document whose content is there and open to the reader, for a case that is open. */
  public Optional<Document> find(Reader reader, Proposal open, long id) {
    return documents.find(open.id(), id).filter(told(reader, open));
  }

  /** What another member of the panel found would speak to whoever still judges alone. */
  private Predicate<Document> told(Reader reader, Proposal open) {
    Instant alone = independence.aloneSince(open.id(), reader.user()).orElse(null);
    return document ->
        alone == null
            || !document.capacity().equals(PANEL)
            || document.addedBy().equals(reader.user())
            || document.addedAt().isBefore(alone);
  }

  /**
   * As what the reader could add a document: planner, operator, body, panel or secretariat; empty
   * where the reader could not.
   */
  public Optional<String> capacity(Reader reader, Proposal open) {
    if (Status.ended(open.status())) return Optional.empty();
    if (open.planner().equals(reader.user())
        || people.colleagues(reader.user()).contains(open.planner())) return Optional.of("planner");
    if (proposals
        .service(open.id())
        .filter(service -> service.operator().equals(reader.user()))
        .isPresent()) return Optional.of("operator");
    if (access.isParty(reader, open)) return Optional.of("body");
    if (reader.groups().contains(Role.SECRETARIAT.key())) return Optional.of("secretariat");
    return judges(reader, open) ? Optional.of(PANEL) : Optional.empty();
  }

  /**
   * Whether the reader is told the name of who added it: of a panel's seat only its own side is.
   */
  public boolean named(Reader reader, Proposal open, Document document) {
    return !document.capacity().equals(PANEL)
        || document.addedBy().equals(reader.user())
        || (!access.isParty(reader, open) && (reader.seesAll() || access.sits(reader, open.id())));
  }

  /**
   * Adds a document to a case that is open.
   *
   * @param evidence {@code cost-structure} or {@code cost-structure/2}; blank for nothing
   * @throws Refusal where the reader may not add one, or the document is not taken
   */
  public Document add(Reader reader, Proposal open, String name, Path file, String evidence) {
    String capacity =
        capacity(reader, open).orElseThrow(() -> new Refusal("documents.may-not-add"));
    Evidence named = Evidence.of(evidence, open.canvas()).orElse(null);
    return documents.add(new Documents.Sent(open.id(), name, file, named, capacity, reader.user()));
  }

  /** Whether the reader may remove the document now. */
  public boolean removable(Reader reader, Document document) {
    return documents.removable(document, reader.user());
  }

  /**
   * Removes the content of a document.
   *
   * @throws Refusal where somebody else added it, or where a verdict was given since
   */
  public void remove(Reader reader, Document document) {
    documents.remove(document, reader.user());
  }

  /**
   * The panel of the first three gates sits until operation, that of an evaluation until its end.
   */
  private boolean judges(Reader reader, Proposal open) {
    Optional<Panel> panel = panels.latest(open.id());
    if (panel.isEmpty() || !panel.get().sitting().contains(reader.user())) return false;
    return jdbc.sql(
            """
            select case p.gate when 'review' then :evaluating else not exists (
              select 1 from verdict v where v.proposal_id = p.proposal_id
                and v.gate = p.gate and v.cycle = p.cycle
                and v.decided_at >= p.appointed_at) end
            from panel p where p.id = :panel\
            """)
        .param("panel", panel.get().id())
        .param("evaluating", Status.EVALUATING.equals(open.status()))
        .query(Boolean.class)
        .single();
  }
}
