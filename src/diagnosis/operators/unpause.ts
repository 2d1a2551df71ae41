import type { ActivePause } from '../../knowledge/pauses.ts';
import type { JsonObject } from '../../objects/json.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import type { Evidence, Remedy } from '../finding.ts';

/** Takes a switch off again; undefined where it is within a list, of which a patch would replace all items. */
export function unpause({ entry, on, where, value }: ActivePause, isOwn: boolean): Remedy | undefined {
  const patch = entry.at === 'field' ? fieldPatch(where, value) : undefined;
  if (entry.at === 'field' && patch === undefined) return undefined;
  const words =
    patch === undefined
      ? [entry.at === 'label' ? 'label' : 'annotate', typeAndName(on), `${keyOf(where)}-`]
      : ['patch', typeAndName(on), '--type=merge', '-p', JSON.stringify(patch)];
  return {
    command: kubectl(...inNamespace(on.metadata.namespace), ...words),
    effect: isOwn
      ? 'Lets the operator go on with it: it cleans up and lets the object go.'
      : `Lets operators go on with all that belongs to ${inWords(on)}, not with this object alone.`,
    safety: isOwn ? 'safe' : 'careful',
  };
}

/** Who turned a switch on, as far as managedFields tell. */
export function pausedBy({ entry, on, where }: ActivePause): Evidence[] {
  const path = entry.at === 'field' ? where.split('.') : ['metadata', `${entry.at}s`, keyOf(where)];
  const [last] = managersOfField(on, ...path);
  if (last === undefined) return [];
  return [{ text: `${where} was set by ${last.manager}`, source: 'managedFields', time: last.time }];
}

/** The key of `annotation KEY` or `label KEY`. */
function keyOf(where: string): string {
  return where.slice(where.indexOf(' ') + 1);
}

/** A merge patch that turns a field off: false where it was true, and gone where it was anything else. */
function fieldPatch(path: string, value: string): JsonObject | undefined {
  if (path.includes('[]')) return undefined;
  const [last = '', ...above] = path.split('.').toReversed();
  return above.reduce<JsonObject>((inner, key) => ({ [key]: inner }), { [last]: value === 'true' ? false : null });
}
