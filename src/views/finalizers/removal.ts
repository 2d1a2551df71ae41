import type { Diagnosis } from '../../diagnosis/engine.ts';
import { symptomKey } from '../../diagnosis/symptom.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords, some } from '../../objects/words.ts';
import type { FinalizerOwner } from '../../operators/finalizer-owner.ts';
import { type OwnerState, ownerName } from '../../operators/finalizer-use.ts';
import { chainLines } from '../diagnosis/chain.ts';
import { drawLine, type Layout, paragraph } from '../diagnosis/lines.ts';
import { gapLines } from '../gap-lines.ts';
import { wrap } from '../text/wrap.ts';

/** What is to be removed, and what is known of it. */
export interface Removal {
  readonly object: KubeObject;
  readonly finalizer: string;
  readonly diagnosis: Diagnosis;
  readonly owner: FinalizerOwner;
  readonly state: OwnerState;
  readonly gaps: readonly Gap[];
}

/** Why the finalizer is there, and what stays behind when it is removed by hand. Ends with a newline. */
export function removalText(removal: Removal, layout: Layout): string {
  const { object, finalizer, diagnosis, owner } = removal;
  const deleted = object.metadata.deletionTime === undefined ? ', which is not being deleted' : '';
  const chain = chainLines(diagnosis, symptomKey({ kind: 'finalizer', object, finalizer }));
  const entry = owner.known?.entry;
  const left =
    entry === undefined
      ? 'What the finalizer guards is not known: no table entry tells. Whatever it is stays behind.'
      : `Left undone: ${entry.cleans} (table of finalizers, ${entry.source}).`;
  const gaps = gapLines(removal.gaps).map((line) => `${wrap(line, layout.width)}\n`);
  return [
    paragraph(
      `Removes finalizer ${finalizer} from ${inWords(object)}${deleted}: ${OWNERS[removal.state](ownerName(owner))}.`,
      '',
      layout,
    ),
    '\n',
    ...chain.map((line) => drawLine(line, layout)),
    '\n',
    paragraph(left, '', layout),
    ...gaps,
  ].join('');
}

const OWNERS = {
  alive: (name) => `its owner ${name} is at work`,
  'built-in': (name) => `its owner is ${name}`,
  down: (name) => `its owner ${name} is not at work`,
  'not-installed': (name) => `its owner ${name} is not seen in the cluster`,
  unknown: () => 'its owner is not known',
} satisfies Record<OwnerState, (name: string) => string>;

/** What became of an object (src/commands/finalizers/remove/after.ts). */
type Aftermath =
  | { readonly kind: 'gone' | 'replaced' | 'live' | 'put-back' }
  | { readonly kind: 'held'; readonly finalizers: readonly string[] }
  | { readonly kind: 'unknown'; readonly message: string };

/** What was done and what came of it. Ends with a newline. */
export function aftermathText(
  done: {
    readonly object: KubeObject;
    readonly finalizer: string;
    readonly aftermath: Aftermath;
    readonly backup: string;
  },
  layout: Layout,
): string {
  const { object, finalizer, aftermath, backup } = done;
  const name = inWords(object);
  return `\n${paragraph(`Finalizer ${finalizer} removed: ${outcome(name, aftermath)}.`, '', layout)}${paragraph(`The object as it was: ${backup}`, '', layout)}`;
}

function outcome(name: string, aftermath: Aftermath): string {
  switch (aftermath.kind) {
    case 'gone':
      return `${name} is gone`;
    case 'replaced':
      return `${name} is gone, and another object has its name now`;
    case 'live':
      return `${name} goes on without it`;
    case 'put-back':
      return 'somebody has put it there again';
    case 'held':
      return `${name} is still held by ${some(aftermath.finalizers, 5)}`;
    case 'unknown':
      return `what became of ${name} is not known: ${aftermath.message}`;
  }
}
