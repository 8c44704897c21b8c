package org.canvasgate.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How the tables of a schema are made, as statements that make them again in an empty one. The
 * texts are PostgreSQL's own; what it has no text for is put together here. A schema that holds a
 * kind of thing which is not carried is refused, so that nothing is left out in silence.
 *
 * @param before what has to be there before the rows: extensions, functions, tables
 * @param tables in the order of their names
 * @param sequences the numbers that have been given out
 * @param after what is made once the rows are there: keys, indexes, triggers, rights
 */
record Definitions(
    List<String> before, List<Table> tables, List<Sequence> sequences, List<String> after) {

  /**
   * A table.
   *
   * @param columns quoted where they need it; without those that PostgreSQL computes
   */
  record Table(String name, List<String> columns) {}

  /**
   * The numbers of a column.
   *
   * @param column null where the sequence stands by itself, in which case {@code owner} is its name
   */
  record Sequence(String owner, String column, long last, boolean given) {}

  /**
   * Stands for the schema's name where a function is bound to it; another one may be restored to.
   */
  private static final String SCHEMA = "@schema@";

  /** What an extension brought belongs to the extension. */
  private static final String OURS =
      """
      not exists (select from pg_depend e where e.classid = '%s'::regclass and e.objid = %s.oid
        and e.deptype = 'e')\
      """;

  private static final String CLASSES =
      "c.relnamespace = current_schema()::regnamespace and " + OURS.formatted("pg_class", "c");

  private static final String NOT_CARRIED =
      """
      select 'table ' || c.relname from pg_class c where %1$s
        and (c.relkind in ('p', 'f', 'm', 'c') or c.relispartition or c.relrowsecurity
          or exists (select from pg_inherits i where c.oid in (i.inhrelid, i.inhparent)))
      union all
      select 'type ' || t.typname from pg_type t
        where t.typnamespace = current_schema()::regnamespace and t.typtype in ('e', 'd', 'r', 'm')
          and %2$s
      union all
      select 'rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
        where %1$s and r.rulename <> '_RETURN'
      union all
      select 'statistics ' || s.stxname from pg_statistic_ext s
        where s.stxnamespace = current_schema()::regnamespace
      union all
      select 'aggregate ' || p.proname from pg_proc p
        where p.pronamespace = current_schema()::regnamespace and p.prokind in ('a', 'w') and %3$s
      union all
      select 'rights on ' || p.proname from pg_proc p
        where p.pronamespace = current_schema()::regnamespace and %3$s and exists (
          select from aclexplode(p.proacl) r where r.grantee not in (0, p.proowner))
      union all
      select 'large objects of ' || c.relname || '.' || a.attname
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where %1$s and c.relkind = 'r' and a.attnum > 0 and a.atttypid = 'oid'::regtype
      union all
      select 'rights on ' || c.relname || '.' || a.attname
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where %1$s and c.relkind = 'r' and a.attacl is not null
      order by 1\
      """
          .formatted(CLASSES, OURS.formatted("pg_type", "t"), OURS.formatted("pg_proc", "p"));

  private static final String EXTENSIONS =
      """
      select distinct 'create extension if not exists ' || quote_ident(x.extname)
      from pg_depend d
        join pg_class c on d.classid = 'pg_class'::regclass and d.objid = c.oid
        join pg_depend m on m.classid = d.refclassid and m.objid = d.refobjid and m.deptype = 'e'
        join pg_extension x on x.oid = m.refobjid
      where %s order by 1\
      """
          .formatted(CLASSES);

  private static final String FUNCTIONS =
      """
      select replace(
        regexp_replace(pg_get_functiondef(p.oid),
          '^(CREATE OR REPLACE \\w+) ' || quote_ident(current_schema()) || '\\.', '\\1 '),
        format('SET search_path TO %%L', current_schema()), 'SET search_path TO @schema@')
      from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and p.prokind in ('f', 'p') and %s
      order by p.proname, p.oid\
      """
          .formatted(OURS.formatted("pg_proc", "p"));

  /** Sequences that belong to no identity column. */
  private static final String LONE_SEQUENCES =
      """
      %s and c.relkind = 'S' and not exists (select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')\
      """
          .formatted(CLASSES);

  private static final String SEQUENCES =
      """
      select format('create sequence %%I as %%s increment by %%s minvalue %%s maxvalue %%s start with %%s',
        c.relname, format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax, s.seqstart)
      from pg_class c join pg_sequence s on s.seqrelid = c.oid
      where %s order by c.relname\
      """
          .formatted(LONE_SEQUENCES);

  private static final String TABLES =
      """
      select 'create ' || case c.relpersistence when 'u' then 'unlogged ' else '' end || 'table '
        || quote_ident(c.relname) || ' (' || string_agg(
          quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attcollation <> 0 and a.attcollation <> t.typcollation
               then ' collate ' || a.attcollation::regcollation::text else '' end
          || case
               when a.attgenerated = 's'
                 then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
               when a.attidentity <> ''
                 then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
                   || format(' as identity (start with %%s increment by %%s)',
                        s.seqstart, s.seqincrement)
               else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
          || case when a.attnotnull then ' not null' else '' end,
          ', ' order by a.attnum) || ')'
        || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')
      from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        left join pg_sequence s on a.attidentity <> ''
          and s.seqrelid = pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass
      where %s and c.relkind = 'r'
      group by c.oid, c.relname, c.relpersistence, c.reloptions order by c.relname\
      """
          .formatted(CLASSES);

  private static final String VIEWS =
      """
      select 'create view ' || quote_ident(c.relname) || ' as ' || pg_get_viewdef(c.oid)
      from pg_class c where %s and c.relkind = 'v' order by c.oid\
      """
          .formatted(CLASSES);

  private static final String COLUMNS =
      """
      select c.relname, array_agg(quote_ident(a.attname) order by a.attnum)
      from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where %s and c.relkind = 'r' and a.attgenerated = ''
      group by c.relname order by c.relname\
      """
          .formatted(CLASSES);

  private static final String IDENTITIES =
      """
      select c.relname, a.attname,
        pg_get_serial_sequence(quote_ident(c.relname), a.attname)
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
        and not a.attisdropped
      where %s and c.relkind = 'r'
      union all
      select c.relname, null, c.oid::regclass::text from pg_class c where %s
      order by 1, 2\
      """
          .formatted(CLASSES, LONE_SEQUENCES);

  /** Keys to other tables last: what they point at has to be unique by then. */
  private static final String CONSTRAINTS =
      """
      select format('alter table %%I add constraint %%I %%s',
        c.relname, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where %s and c.relkind = 'r' and k.contype in ('p', 'u', 'c', 'x', 'f')
      order by case k.contype when 'f' then 1 else 0 end, c.relname, k.conname\
      """
          .formatted(CLASSES);

  private static final String INDEXES =
      """
      select pg_get_indexdef(i.indexrelid, 0, true)
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
      where %s and c.relkind = 'r' and not exists (select from pg_constraint k
        where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      order by n.relname\
      """
          .formatted(CLASSES);

  private static final String TRIGGERS =
      """
      select pg_get_triggerdef(g.oid, true) || case when g.tgenabled = 'O' then '' else
        format('; alter table %%I %%s trigger %%I', c.relname,
          case g.tgenabled when 'A' then 'enable always' when 'R' then 'enable replica'
            else 'disable' end, g.tgname) end
      from pg_trigger g join pg_class c on c.oid = g.tgrelid
      where %s and not g.tgisinternal order by c.relname, g.tgname\
      """
          .formatted(CLASSES);

  /**
   * The owner's rights, where some were taken away, and everybody's. The application's own user
   * gets its rights from the owner at the next start.
   */
  private static final String RIGHTS =
      """
      select format('revoke all on %%I from current_user, public', c.relname) || coalesce(
        (select string_agg(format('; grant %%s on %%I to %%s', r.privilege_type, c.relname,
            case r.grantee when 0 then 'public' else 'current_user' end), ''
            order by r.grantee = 0, r.privilege_type)
          from aclexplode(c.relacl) r where r.grantee in (0, c.relowner)), '')
      from pg_class c where %s and c.relkind in ('r', 'v') and c.relacl is not null
      order by c.relname\
      """
          .formatted(CLASSES);

  /** Of functions, too: some of ours only the owner's other functions call. */
  private static final String FUNCTION_RIGHTS =
      """
      select format('revoke all on routine %%1$I(%%2$s) from current_user, public', p.proname, a.list)
        || coalesce(
        (select string_agg(format('; grant execute on routine %%1$I(%%2$s) to %%3$s', p.proname, a.list,
            case r.grantee when 0 then 'public' else 'current_user' end), '' order by r.grantee = 0)
          from aclexplode(p.proacl) r where r.grantee in (0, p.proowner)), '')
      from pg_proc p, pg_get_function_identity_arguments(p.oid) a (list)
      where p.pronamespace = current_schema()::regnamespace and p.proacl is not null and %s
      order by p.proname, p.oid\
      """
          .formatted(OURS.formatted("pg_proc", "p"));

  /** Reads what the connection's current schema holds. */
  static Definitions read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> foreign = texts(statement, NOT_CARRIED);
      if (!foreign.isEmpty())
        throw new StartRefused("backup.not-carried", null, String.join(", ", foreign));
      List<String> before = new ArrayList<>(texts(statement, EXTENSIONS));
      before.addAll(texts(statement, FUNCTIONS));
      before.addAll(texts(statement, SEQUENCES));
      before.addAll(texts(statement, TABLES));
      List<String> after = new ArrayList<>(texts(statement, VIEWS));
      after.addAll(texts(statement, CONSTRAINTS));
      after.addAll(texts(statement, INDEXES));
      after.addAll(texts(statement, TRIGGERS));
      after.addAll(texts(statement, RIGHTS));
      after.addAll(texts(statement, FUNCTION_RIGHTS));
      return new Definitions(before, tables(statement), sequences(statement), after);
    }
  }

  /** A statement as it has to be given in the connection's current schema. */
  static String here(String statement, String schema) {
    return statement.replace(SCHEMA, "'" + schema.replace("'", "''") + "'");
  }

  /** Whether the connection's current schema holds nothing yet. */
  static boolean nothingThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return texts(
              statement,
              "select c.relname from pg_class c where c.relkind not in ('i', 'c', 't') and "
                  + CLASSES)
          .isEmpty();
    }
  }

  /**
   * What has to be the same after a restore. PostgreSQL writes a condition that it has read back in
   * other words now and then, so of a check only its name counts.
   */
  List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (Table table : tables) shape.add(table.toString());
    for (String statement : before) shape.add(statement);
    for (String statement : after) shape.add(statement.replaceFirst(" CHECK \\(.*", ""));
    return shape;
  }

  static List<Table> tables(Statement statement) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (var row = statement.executeQuery(COLUMNS)) {
      while (row.next())
        tables.add(new Table(row.getString(1), List.of((String[]) row.getArray(2).getArray())));
    }
    return tables;
  }

  private static List<Sequence> sequences(Statement statement) throws SQLException {
    record Found(String owner, String column, String name) {}
    List<Found> found = new ArrayList<>();
    try (var row = statement.executeQuery(IDENTITIES)) {
      while (row.next()) found.add(new Found(row.getString(1), row.getString(2), row.getString(3)));
    }
    List<Sequence> sequences = new ArrayList<>();
    for (Found each : found)
      try (var row = statement.executeQuery("select last_value, is_called from " + each.name())) {
        row.next();
        sequences.add(new Sequence(each.owner(), each.column(), row.getLong(1), row.getBoolean(2)));
      }
    return sequences;
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (var row = statement.executeQuery(query)) {
      while (row.next()) texts.add(row.getString(1));
    }
    return texts;
  }
}
