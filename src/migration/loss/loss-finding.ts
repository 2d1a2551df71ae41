import { shellWord } from '../../diagnosis/commands.ts';
import { counted, some } from '../../diagnosis/words.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { Loss, LostField } from './loss.ts';

/** Fields that are told one by one, and offered to be accepted. */
const TOLD = 20;

/** What the loss check found, in a line or, where fields would be lost, with each of them. */
export function lossFindings(
  { compared, fields, versions, bySchema }: Loss,
  storageVersion: string,
): PreflightFinding[] {
  const open = fields.filter(({ accepted }) => !accepted);
  const accepted = fields.filter((field) => field.accepted);
  const finding = (level: PreflightFinding['level'], text: string, more: Partial<PreflightFinding> = {}) => ({
    ...{ check: 'loss' as const, level, text, ...more },
  });
  const known =
    accepted.length === 0
      ? []
      : [finding('warning', 'these fields are dropped for good, as accepted', { details: accepted.map(fieldLine) })];
  if (open.length > 0) {
    const more = open.length > TOLD ? [`and ${open.length - TOLD} more`] : [];
    const text = `loss check: ${storageVersion} has no place for ${counted(open.length, 'field')}, and a write drops ${open.length === 1 ? 'it' : 'them'} for good`;
    return [
      ...known,
      finding('blocked', text, {
        details: [...open.slice(0, TOLD).map(fieldLine), ...more],
        next: nextStep(open, storageVersion),
      }),
    ];
  }
  const other = accepted.length === 0 ? '' : 'other ';
  const what = compared === 1 ? 'the one object was' : `all ${compared.toLocaleString('en-US')} objects were`;
  const read = `loss check: ${what} read at ${[...versions, storageVersion].join(' and ')}, no ${other}field would be lost`;
  const schemas = `loss check: ${storageVersion} has all ${other}fields of ${some(bySchema)}, whose objects cannot be read`;
  return [
    ...known,
    ...(versions.length === 0 ? [] : [finding('ok', read)]),
    ...(bySchema.length === 0 ? [] : [finding('ok', schemas)]),
  ];
}

function fieldLine({ path, version, objects, examples }: LostField): string {
  if (objects === undefined) return `${path}, which objects of ${version} may have: they cannot be read at it here`;
  return `${path}  ${counted(objects, 'object')}, such as ${some(examples)}`.replace(/ and -?\d+ more$/, '');
}

function nextStep(open: readonly LostField[], storageVersion: string): string {
  const unread = open.filter(({ objects }) => objects === undefined).map(({ version }) => version);
  const serve =
    unread.length === 0
      ? ''
      : `, see in the live cluster, while it serves ${some([...new Set(unread)])}, which objects have it`;
  const flags = open.slice(0, TOLD).map(({ path }) => `--accept-loss ${shellWord(path)}`);
  return `Add what is missing to the schema of ${storageVersion}${serve}, or let go of it: ${flags.join(' ')}`;
}
