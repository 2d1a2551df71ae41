import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { type Comparison, compare } from './compare.ts';
import { askHistory, toldKey } from './told.ts';
import { startWitness, type Witness } from './witness.ts';

/** A story that really happens, and at which moments its history is asked for. */
export interface Script {
  /** Which operator, and what happens to it. */
  readonly name: string;
  play(scene: Scene): Promise<void>;
}

/** What a script plays on. */
export interface Scene {
  readonly plane: ControlPlane;
  /** A namespace of the script's own. */
  readonly namespace: string;
  /** Sees all that happens; what matters has to be observed before it happens. */
  readonly witness: Witness;
  /** kubectl as the administrator, which has to succeed. */
  kubectl(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Server-side apply as somebody of that name. */
  applyAs(manager: string, path: string, object: object): Promise<void>;
  /** Lets the second end, so that what follows has another time than what was. */
  nextSecond(): Promise<void>;
  /**
   * Asks for a history and compares it with the truth.
   * @param moment after what
   * @param args of `conditions`
   * @param tells starts of keys (told.ts) that have to be told
   * @param complete `all changes`: every change of a condition has to be told
   */
  ask(moment: string, args: readonly string[], tells: readonly string[], complete?: 'all changes'): Promise<void>;
}

/** What came of one question. */
export interface Answer extends Comparison {
  readonly script: string;
  readonly moment: string;
  readonly text: string;
}

/** Plays a script; reports each answer as it comes. */
export async function play(
  plane: ControlPlane,
  script: Script,
  namespace: string,
  report: (answer: Answer) => void,
): Promise<void> {
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const witness = await startWitness(plane, namespace);
  const kubectl: Scene['kubectl'] = async (args) => {
    const result = await plane.kubectl(args);
    if (result.code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  };
  try {
    await script.play({
      plane,
      namespace,
      witness,
      kubectl,
      async applyAs(manager, path, object) {
        const answer = await plane.request(`${path}?fieldManager=${manager}&force=true`, {
          method: 'PATCH',
          contentType: 'application/apply-patch+yaml',
          body: object,
        });
        if (answer.status >= 300) throw new Error(`apply as ${manager}: ${answer.text}`);
      },
      nextSecond: () => sleep(1000 - (Date.now() % 1000) + 50),
      async ask(moment, args, tells, complete) {
        const { items, text } = await askHistory(plane, args);
        const compared = compare(items, await witness.versions(), witness.since);
        const keys = items.flatMap(({ entries }) => entries.map(toldKey));
        const missing = tells.filter((start) => !keys.some((key) => key.startsWith(start)));
        report({
          script: script.name,
          moment,
          text,
          ...compared,
          wrong: [
            ...compared.wrong,
            ...missing.map((one) => `not told: ${one}`),
            ...(complete === undefined ? [] : compared.untold.map((one) => `not told: ${one}`)),
          ],
        });
      },
    });
  } finally {
    await witness.stop();
  }
}
