import { kubectl } from '../../diagnosis/commands.ts';
import { counted, some } from '../../objects/words.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationSubject } from '../subject.ts';
import type { Loss, LostField } from './loss.ts';

/** Fields that are told one by one, and offered to be accepted. */
const TOLD = 20;

/** What the loss check found, in a line or, where fields would be lost, with each of them. */
export function lossFindings(
  { compared, fields, versions, bySchema, unexpected }: Loss,
  { resource, storageVersion = '' }: Pick<MigrationSubject, 'resource' | 'storageVersion'>,
): PreflightFinding[] {
  const open = fields.filter(({ accepted }) => !accepted);
  const accepted = fields.filter((field) => field.accepted);
  const finding = (level: PreflightFinding['level'], text: string, more: Partial<PreflightFinding> = {}) => ({
    ...{ check: 'loss' as const, level, text, ...more },
  });
  const isOneVersion = new Set(fields.map(({ version }) => version)).size === 1;
  const fieldLine = (field: LostField) => fieldText(field, isOneVersion ? '' : ` of ${field.version}`);
  const known =
    accepted.length === 0
      ? []
      : [finding('warning', 'these fields are dropped for good, as accepted', { details: accepted.map(fieldLine) })];
  const hidden = unexpected.map(({ version, paths }) =>
    finding('warning', unexpectedText(version, paths, storageVersion), {
      next: `Where storedVersions may have been cut down too early, serve ${version} for the run to look at every object`,
    }),
  );
  if (open.length > 0) {
    const more = open.length > TOLD ? [`and ${open.length - TOLD} more`] : [];
    const { size } = new Set(open.map(({ path }) => path));
    const text = `loss check: ${storageVersion} has no place for ${counted(size, 'field')}, and a write drops ${size === 1 ? 'it' : 'them'} for good`;
    return [
      ...known,
      ...hidden,
      finding('blocked', text, {
        details: [...open.slice(0, TOLD).map(fieldLine), ...more],
        next: nextStep(open, storageVersion),
        command: acceptance(resource, [...accepted, ...open.slice(0, TOLD)]),
      }),
    ];
  }
  const other = accepted.length === 0 ? '' : 'other ';
  const what = compared === 1 ? 'the one object was' : `all ${compared.toLocaleString('en-US')} objects were`;
  const read = `loss check: ${what} read at ${[...versions, storageVersion].join(' and ')}, no ${other}field would be lost`;
  const schemas = `loss check: ${storageVersion} has all ${other}fields of ${some(bySchema)}, whose objects cannot be read`;
  return [
    ...known,
    ...hidden,
    ...(versions.length === 0 ? [] : [finding('ok', read)]),
    ...(bySchema.length === 0 ? [] : [finding('ok', schemas)]),
  ];
}

function unexpectedText(version: string, paths: readonly string[], storageVersion: string): string {
  const fields = `${paths.length === 1 ? 'a field' : 'fields'} that ${storageVersion} has not (${some(paths)})`;
  return `loss check: ${version} has ${fields}, and is neither served nor in storedVersions: an object that is stored as it all the same would lose ${paths.length === 1 ? 'it' : 'them'} unseen`;
}

function fieldText({ path, version, objects, examples }: LostField, of: string): string {
  if (objects === undefined) return `${path}, which objects of ${version} may have: they cannot be read at it here`;
  return `${path}${of}  ${counted(objects, 'object')}, such as ${examples.join(', ')}`;
}

function nextStep(open: readonly LostField[], storageVersion: string): string {
  const unread = open.filter(({ objects }) => objects === undefined).map(({ version }) => version);
  const look =
    unread.length === 0
      ? ''
      : `, see in the live cluster, while it serves ${some([...new Set(unread)])}, which objects have it`;
  return `Add what is missing to the schema of ${storageVersion}${look}, or let go of it`;
}

/** The run that goes on without these fields. */
function acceptance(resource: string, fields: readonly LostField[]): string {
  const paths = [...new Set(fields.map(({ path }) => path))];
  return kubectl('operator', 'migrate-storage', resource, ...paths.flatMap((path) => ['--accept-loss', path]));
}
