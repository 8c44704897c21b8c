package org.canvasgate.consultation;

import org.canvasgate.maintenance.EntityKind;

/**
 * Who is to run a service and who is to look after it.
 *
 * @param kind what kind of entity operates
 * @param operatingBody slug of the body that operates
 * @param managingBody slug of the body that manages: by law (Act on the Promotion of Smart City
 *     Development, art. 19) the local government, which may entrust the operation
 * @param neededFte dedicated people that the service needs, full-time equivalents; null unknown
 */
public record OperatingEntity(
    EntityKind kind, String operatingBody, String managingBody, Double neededFte) {
  public OperatingEntity {
    if (kind == null || operatingBody == null || managingBody == null)
      throw new IllegalArgumentException("an entity needs its kind, its operator and its manager");
    if (neededFte != null && !(neededFte >= 0))
      throw new IllegalArgumentException("people needed are at least 0: " + neededFte);
  }
}
