import { MOMENT_FORMS, parseMoment } from '../../cli/flags/moment.ts';
import type { ComparedRange } from '../../history/diff/spec-changes.ts';
import { failure, type Result, success } from '../../objects/problem.ts';

/** What `--diff` asks for: undefined, each change by itself. @param now milliseconds since the epoch, of the cluster */
export type DiffRequest = (now: number) => ComparedRange | undefined;

/** Understands `--diff FROM..TO`: generations, or moments; TO may be left out. */
export function diffRequest(text: string, now: number): Result<DiffRequest> {
  if (text === '') return success(() => undefined);
  const [from = '', to, ...more] = text.split('..');
  const forms = `Write --diff alone, or with two generations (3..5) or times (${MOMENT_FORMS}), after the object.`;
  if (to === undefined || from === '' || more.length > 0) return failure(`--diff ${text} is no FROM..TO`, forms);
  if (/^\d{1,15}$/.test(from)) {
    if (!/^\d{1,15}$/.test(to)) return failure(`--diff ${text}: ${to === '' ? 'nothing' : to} is no generation`, forms);
    const range = { kind: 'generations', from: Number(from), to: Number(to) } as const;
    return range.from < range.to ? success(() => range) : failure(`--diff ${text} goes backwards`, forms);
  }
  const at = (time: number) => ({
    kind: 'times' as const,
    from: parseMoment(from, time),
    to: to === '' ? time : parseMoment(to, time),
  });
  const known = at(now);
  if (known.from === undefined || known.to === undefined)
    return failure(`--diff ${text}: ${known.from === undefined ? from : to} is no time`, forms);
  if (known.from >= known.to) return failure(`--diff ${text} goes backwards`, forms);
  return success((time) => {
    const { kind, from: start = now, to: end = time } = at(time);
    return { kind, from: start, to: end };
  });
}
