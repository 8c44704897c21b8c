package org.canvasgate.committee;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may be appointed; answered by the identity room. */
public interface Members {

  /**
   * @param id user id
   * @param name as it is shown
   */
  record Member(String id, String name) {
    /** The name with the id, where people of the same name must be told apart. */
    public String shown() {
      return name + " (" + id + ")";
    }
  }

  /** Everybody in the committee, by name. */
  List<Member> all();

  /** Everybody in a group, by name. */
  List<Member> in(String group);

  /** A user's shown name, the id where there is none. */
  default String name(String id) {
    return find(id).map(Member::name).orElse(id);
  }

  Optional<Member> find(String id);

  /** The shown names of several users at once, by id; the id itself where there is no such user. */
  default Map<String, String> names(Collection<String> ids) {
    return ids.stream().distinct().collect(Collectors.toMap(id -> id, this::name));
  }
}
