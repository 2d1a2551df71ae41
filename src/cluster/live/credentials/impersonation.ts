import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ConnectionFlags } from '../../connection.ts';
import { headerValue } from './header-value.ts';
import type { EntryFields } from './kubeconfig/entry-fields.ts';

/** Headers that ask the API server to act as somebody else. */
export type Impersonation = Readonly<Record<string, string | readonly string[]>>;

/**
 * Impersonation as flags and the user's entry ask for it; each flag replaces the field of its name. Groups, a UID or
 * extra values without a user are a problem, as for kubectl.
 */
export function impersonationOf(
  fields: EntryFields,
  flags: ConnectionFlags,
  user: string,
): Result<Impersonation | undefined> {
  const as = flags.as || fields.text('as');
  const uid = flags.asUid || fields.text('as-uid');
  const entryGroups = fields.texts('as-groups');
  const groups = flags.asGroup !== undefined && flags.asGroup.length > 0 ? flags.asGroup : entryGroups;
  const extraFields = fields.object('as-user-extra');
  const extra = (extraFields?.keys() ?? []).map((key) => [key, extraFields?.texts(key) ?? []] as const);
  if (as === undefined) {
    if (uid === undefined && groups.length === 0 && extra.length === 0) return success(undefined);
    const whose = user === '' ? '' : ` for the user "${user}"`;
    return failure(
      `a group, a UID or extra values are to be impersonated${whose} without a user`,
      'Pass --as USER too.',
    );
  }
  const wanted: Record<string, readonly string[]> = { 'impersonate-user': [as] };
  if (uid !== undefined) wanted['impersonate-uid'] = [uid];
  if (groups.length > 0) wanted['impersonate-group'] = groups;
  for (const [key, values] of extra) {
    if (values.length > 0) wanted[`impersonate-extra-${escapeHeaderKey(key).toLowerCase()}`] = values;
  }
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, values] of Object.entries(wanted)) {
    const sent: string[] = [];
    for (const value of values) {
      const checked = headerValue(value, `the value to impersonate in ${name}`);
      if (!checked.ok) return checked;
      sent.push(checked.value);
    }
    headers[name] = sent.length === 1 ? (sent[0] ?? '') : sent;
  }
  return success(headers);
}

/** Bytes that a header's name may not hold, and %, percent-encoded as the API server expects (client-go headerKeyEscape). */
function escapeHeaderKey(key: string): string {
  return [...Buffer.from(key, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[!#$&'*+\-.^_`|~0-9A-Za-z]/.test(character)) return character;
      return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
