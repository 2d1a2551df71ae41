import { failure, type Result, success } from '../../objects/problem.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import { reasonText } from '../../views/versions/step-words.ts';
import type { Look } from './look.ts';
import type { DeprecateRequest } from './request.ts';

/** Why the step that is asked for is not the one to do, or that it is done; undefined: it is to be done now. */
export function refusedStep({ standing, now }: Look, { step, version }: DeprecateRequest): Result<'end'> | undefined {
  const { next, steps, judged } = standing;
  const asked = steps.find((state) => state.step === step);
  if (asked?.state === 'done') return success('end');
  const it = asked ?? next;
  if (it === undefined) return success('end');
  const reasons = it.reasons.map((reason) => reasonText(reason, version, now));
  const [first = ''] = reasons;
  if (it.state === 'blocked' || it.state === 'open')
    return failure(`${it.step} of ${version}: ${sanitize(first)}`, 'Nothing was changed.');
  if (it.state === 'later')
    return failure(
      `${it.step} cannot be done yet: ${next?.step} comes first`,
      `kubectl operator deprecate-version ${judged.facts.definition.name} ${version} --status tells where it stands.`,
    );
  return undefined;
}
