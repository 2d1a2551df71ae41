import { excerpt, some } from '../../objects/words.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { AdmissionFacts, AdmissionWebhook, MigrationFacts } from './facts.ts';

/** Who sees each write, whether they are up, and what became of a write that was tried. */
export function admissionFinding({ admission }: Pick<MigrationFacts, 'admission'>): PreflightFinding[] {
  const { webhooks, trial, isRead } = admission;
  const who = watchers(admission);
  const down = webhooks.filter(({ up, failurePolicy }) => up === false && failurePolicy === 'Fail');
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding => ({
    ...{ check: 'admission', level, text, next },
  });
  const seen = who === undefined ? [] : [finding('note', `every write passes ${who}`)];
  if (trial?.verdict.kind === 'refused') {
    const text = `a trial write of ${trial.object} was refused: ${excerpt(trial.verdict.message)}`;
    return [...seen, finding('warning', text, 'Objects that are refused so are told at the end, and not migrated')];
  }
  if (down.length > 0) {
    const names = some(down.map(({ name }) => name));
    const text = `nobody is behind ${names}, so that the writes that have to pass there are refused`;
    return [...seen, finding('warning', text, 'Bring it up first')];
  }
  if (trial?.verdict.kind === 'untold' && who !== undefined)
    return [...seen, finding('note', `no write could be tried beforehand: ${excerpt(trial.verdict.message)}`)];
  if (!isRead) return [...seen, finding('note', 'not all webhooks and policies that may see the writes could be read')];
  if (who !== undefined) return seen;
  return [finding('ok', 'no admission webhook or policy in the way')];
}

/** `the admission webhooks a (up), b (down) and the policy c`; undefined: nobody. */
function watchers({ webhooks, policies }: AdmissionFacts): string | undefined {
  const of = (noun: string, plural: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`the ${names.length === 1 ? noun : plural} ${some(names)}`];
  const parts = [
    ...of('admission webhook', 'admission webhooks', webhooks.map(webhookWords)),
    ...of(
      'admission policy',
      'admission policies',
      policies.map(({ name }) => name),
    ),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function webhookWords({ name, up, selective, failurePolicy }: AdmissionWebhook): string {
  const marks = [
    ...(up === undefined ? [] : [up ? 'up' : 'down']),
    ...(selective ? ['some objects'] : []),
    ...(failurePolicy === 'Ignore' ? ['may fail'] : []),
  ];
  return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
}
