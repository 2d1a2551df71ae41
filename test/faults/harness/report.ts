import type { CommandResult } from '../../control-plane/run.ts';
import type { Differences } from './compare.ts';

/** What became of a case. */
export interface FaultResult {
  readonly name: string;
  /** Runs of the command, first and second ones. */
  readonly runs: number;
  /** Objects that are gone, or that nobody is known to have made. */
  readonly lost: number;
  /** Objects with another content. */
  readonly altered: number;
  /** Exit codes 0 with objects still stale. */
  readonly falseDone: number;
  /** Moments at which storedVersions did not name a version that was in use. */
  readonly prunedEarly: number;
  readonly milliseconds: number;
  /** What the command said in each run. */
  readonly said: readonly string[];
  /** What is not as it should be, in words; none: the case passed. */
  readonly wrong: readonly string[];
}

/** Gathers what is found while a case runs. */
export interface Report {
  ran(...results: readonly CommandResult[]): void;
  compared(differences: Differences): void;
  /** An exit code 0 with objects still stale. */
  falseDone(what: string): void;
  prunedEarly(moments: readonly string[]): void;
  /** Anything else that is not as it should be. */
  wrong(...what: readonly string[]): void;
  readonly isGood: boolean;
  result(name: string, milliseconds: number): FaultResult;
}

export function createReport(): Report {
  const counts = { runs: 0, lost: 0, altered: 0, falseDone: 0, prunedEarly: 0 };
  const said: string[] = [];
  const wrong: string[] = [];
  const say = (what: string, keys: readonly string[]): void => {
    if (keys.length > 0) wrong.push(`${keys.length} objects ${what}, such as ${keys[0]}`);
  };
  return {
    ran(...results) {
      counts.runs += results.length;
      said.push(...results.map(({ code, stdout, stderr }) => `${stdout}${stderr}exit code ${code}\n`));
    },
    compared({ lost, altered, added }) {
      counts.lost += lost.length + added.length;
      counts.altered += altered.length;
      say('lost', lost);
      say('nobody made', added);
      say('altered', altered);
    },
    falseDone(what) {
      counts.falseDone++;
      wrong.push(what);
    },
    prunedEarly(moments) {
      counts.prunedEarly += moments.length;
      wrong.push(...moments);
    },
    wrong(...what) {
      wrong.push(...what);
    },
    get isGood() {
      return wrong.length === 0;
    },
    result: (name, milliseconds) => ({ name, ...counts, milliseconds, said, wrong }),
  };
}
