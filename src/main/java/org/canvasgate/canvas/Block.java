package org.canvasgate.canvas;

/**
 * The eleven blocks of the canvas: the nine of the business model canvas and the two that AURI's
 * brief (Table 1) adds for governments and non-profit organisations, social and environmental cost
 * and benefit.
 */
public enum Block {
  KEY_PARTNERS(Group.VALUE_CREATION),
  KEY_ACTIVITIES(Group.VALUE_CREATION),
  KEY_RESOURCES(Group.VALUE_CREATION),
  VALUE_PROPOSITION(Group.PROPOSITION),
  CUSTOMER_RELATIONSHIPS(Group.DELIVERY),
  CHANNELS(Group.DELIVERY),
  CUSTOMER_SEGMENTS(Group.DELIVERY),
  COST_STRUCTURE(Group.MONEY),
  REVENUE_STREAMS(Group.MONEY),
  SOCIAL_ENVIRONMENTAL_COST(Group.SOCIETY),
  SOCIAL_ENVIRONMENTAL_BENEFIT(Group.SOCIETY);

  /** The parts of the brief's Table 1 into which the blocks fall. */
  public enum Group {
    VALUE_CREATION,
    PROPOSITION,
    DELIVERY,
    MONEY,
    SOCIETY;

    /** The group's kebab-case key. */
    public String key() {
      return Keys.of(this);
    }
  }

  private final Group group;

  Block(Group group) {
    this.group = group;
  }

  /** The kebab-case key, for example {@code key-partners}. */
  public String key() {
    return Keys.of(this);
  }

  /** The part of the brief's Table 1 that the block belongs to. */
  public Group group() {
    return group;
  }

  /**
   * The block named by {@code key-partners} or {@code key_partners}.
   *
   * @throws IllegalArgumentException where no block has that key
   */
  public static Block of(String key) {
    return Keys.find(Block.class, key);
  }
}
