import type { KubeObject } from '../../objects/object.ts';
import { lostFields } from './lost-fields.ts';
import type { Schema } from './schema.ts';

/**
 * Of one object's readings at several versions the one that lacks nothing that another has: an object is whole at the
 * version that it is stored as, while the others' schemas prune it. The first of them where several are; where none is,
 * which no object should be, the first of all.
 * @param schemas of the versions, in the order of the readings
 */
export function fullestReading(
  readings: readonly KubeObject[],
  schemas: readonly (Schema | undefined)[],
): KubeObject | undefined {
  const lacksNothing = (one: KubeObject) =>
    readings.every(
      (other, at) => other === one || lostFields(other.body ?? {}, one.body ?? {}, schemas[at]).size === 0,
    );
  return readings.find(lacksNothing) ?? readings[0];
}
