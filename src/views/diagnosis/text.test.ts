import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../diagnosis/engine.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import type { StuckReport } from '../../diagnosis/report.ts';
import { type AnyRule, defineRule } from '../../diagnosis/rule.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import { configMapOf, terminatingNamespace } from '../../diagnosis/testing/namespaces.ts';
import { terminatingObject } from '../../diagnosis/testing/objects.ts';
import { referenceTo } from '../../diagnosis/testing/owners.ts';
import { type Gap, gapAnswer } from '../../objects/gap.ts';
import { drawDiagnosis } from './diagnosis.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const MINUTES = 60_000;

type Root = Extract<Finding, { readonly kind: 'root' }>;

function root(summary: string, more: Partial<Root> = {}): Root {
  return { kind: 'root', summary, certainty: 'certain', decisive: true, evidence: [], remedies: [], ...more };
}

function leadsTo(symptom: Symptom, evidence: Finding['evidence'] = []): Finding {
  return { kind: 'symptom', symptom, certainty: 'certain', evidence, remedies: [] };
}

const terminating = (judge: (symptom: Extract<Symptom, { kind: 'terminating' }>) => readonly Finding[]) =>
  defineRule({ id: 'why-terminating', explains: 'terminating', looksFor: '', sources: [], needs: () => ({}), judge });

const finalizer = (judge: (symptom: Extract<Symptom, { kind: 'finalizer' }>) => readonly Finding[]) =>
  defineRule({ id: 'why-kept', explains: 'finalizer', looksFor: '', sources: [], needs: () => ({}), judge });

async function draw(
  symptoms: readonly Symptom[],
  rules: readonly AnyRule[],
  scope: StuckReport['scope'] = { kind: 'objects' },
  gaps: readonly Gap[] = [],
): Promise<string> {
  const options = { rules, now: NOW, stuckAfter: 0, signal: new AbortController().signal };
  const diagnosis = await diagnose(symptoms, async () => gapAnswer(GAP), options);
  const report = { diagnosis, scope, recent: 0, stuckAfter: 0, gaps };
  const text = drawDiagnosis(report, { format: 'text', width: 80, color: false });
  const commands = /^\s*(\d\. )?kubectl /;
  expect(text.split('\n').filter((line) => stringWidth(line) > 80 && !commands.test(line))).toEqual([]);
  return text;
}

const GAP: Gap = { subject: { kind: 'cluster' }, reason: 'unavailable', message: '' };

const asked = (name: string, minutes = 60): Symptom => ({
  kind: 'terminating',
  object: terminatingObject(name, { deletionTime: NOW - minutes * MINUTES }),
});

describe('one object', () => {
  const object = terminatingObject('one');
  const held = (name: string): Finding => leadsTo({ kind: 'finalizer', object, finalizer: name });

  test('the answer comes first, then the chain with its evidence, then what to do', async () => {
    const repair = {
      command: 'kubectl scale deployment x --replicas=1',
      effect: 'Starts it.',
      safety: 'safe',
    } as const;
    const evidence = [{ text: 'spec.replicas is 0', source: 'Deployment', time: NOW - 5 * MINUTES }];
    const rules = [
      terminating(() => [held('example.com/clean-up')]),
      finalizer(() => [root('Deployment shop/x is scaled to 0', { evidence, remedies: [repair] })]),
    ];
    expect(await draw([asked('one')], rules)).toBe(`\
Widget shop/one has been Terminating for 60m because Deployment shop/x is scaled
to 0.

Widget shop/one has been Terminating for 60m, since 2026-01-01T11:00:00Z
└─ finalizer example.com/clean-up is still there
   └─ ROOT CAUSE, certain: Deployment shop/x is scaled to 0 (why-kept)
        spec.replicas is 0 (Deployment, 5m ago)

What to do
  1. kubectl scale deployment x --replicas=1
     Starts it.
`);
  });

  test('all that has to let go is told, each with what to do', async () => {
    const rules = [
      terminating(() => [held('a'), held('b')]),
      finalizer(({ finalizer: name }) => [
        root(`${name} is not removed`, {
          certainty: name === 'b' ? 'certain' : 'likely',
          remedies: [{ effect: `Mend ${name}.`, safety: 'safe' }],
        }),
        root('something less', { certainty: 'possible', remedies: [{ effect: 'Do not tell.', safety: 'safe' }] }),
      ]),
    ];
    const text = await draw([asked('one')], rules);
    expect(text).toMatch(
      /^Widget shop\/one has been Terminating for 60m because b is not removed. 1 more\nthing holds it\.\n/,
    );
    expect(text).toMatch(
      /What to do\n {2}Since b is not removed:\n {2}1\. Mend b\.\n {2}Since a is not removed:\n {2}1\. Mend a\.\n$/,
    );
  });

  test('doubt is in the sentence', async () => {
    const because = async (certainty: Root['certainty']) =>
      (await draw([asked('one')], [terminating(() => [root('of x', { certainty })])])).split('\n')[0];
    expect(await because('likely')).toBe('Widget shop/one has been Terminating for 60m, most likely because of x.');
    expect(await because('possible')).toBe('Widget shop/one has been Terminating for 60m, perhaps because of x.');
  });

  test('what others have written cannot steer the terminal, and does not fill the page', async () => {
    const evil = `a\u001b[2J\u202e\u0007${'z '.repeat(5000)}`;
    const rules = [
      terminating(() => [held('x\u001b]0;y')]),
      finalizer(() => [root('it is so', { evidence: [{ text: evil, source: 'log\u001b[1m' }] })]),
    ];
    const text = await draw([asked('one')], rules);
    expect(text).toContain('a\\u001b[2J\\u202e\\u0007z z');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text.split('\n').length).toBeLessThan(20);
  });
});

test('of many that one cause holds the first stands for all, and how they were found is told once', async () => {
  const namespace = terminatingNamespace();
  const inside = ['a', 'b', 'c', 'd', 'e'].map((name) => asked(name));
  const counted = [{ text: 'left in it: 5 Widget', source: 'lists' }];
  const rules = [
    terminating(({ object }) => {
      if (object.type.kind !== 'Namespace') return [root('it waits for x', { same: 'x' })];
      return inside.map((symptom, at) => leadsTo(symptom, at === 0 ? counted : []));
    }),
  ];
  expect(await draw([{ kind: 'terminating', object: namespace }], rules)).toContain(`
  left in it: 5 Widget (lists)
├─ Widget shop/a has been Terminating for 60m
│  └─ ROOT CAUSE, certain: it waits for x (why-terminating)
└─ 4 more Widget, for the same reason: b, c, d and 1 more
`);
});

describe('all that is stuck', () => {
  const long = 'Deployment redis-system/redis-operator, which runs operator redis-operator, is scaled to 0';
  const rules = [
    terminating(({ object: { metadata } }) => {
      if (metadata.name === 'odd') return [];
      const remedies = [{ command: 'kubectl x', effect: '', safety: 'safe' as const }];
      return [
        root(metadata.name === 'alone' ? 'of y' : long, { same: metadata.name === 'alone' ? 'y' : 'x', remedies }),
      ];
    }),
  ];

  test('is grouped by cause; what is unexplained is told last and is no cause', async () => {
    const symptoms = [asked('odd', 90), asked('alone', 5), asked('a', 30), asked('b', 20), asked('c', 10)];
    expect(await draw(symptoms, rules, { kind: 'cluster' })).toBe(`\
2 causes hold 4 objects in the cluster; what holds 1 more was not found.

OBJECTS  OLDEST  CERTAINTY  CAUSE
      3  30m     certain    Deployment redis-system/redis-operator, which runs
                            operator redis-operator, is scaled to 0
         3 Widget in shop
         kubectl x
      1  5m      certain    of y
         Widget shop/alone
         kubectl x
      1  90m                nothing was found that explains it
         Widget shop/odd

kubectl operator why-stuck TYPE/NAME tells more about one of them.
`);
  });

  test('is said to be unexplained where nothing was found at all', async () => {
    const text = await draw([asked('odd')], rules, { kind: 'namespace', namespace: 'shop' });
    expect(text).toMatch(/^1 object is stuck in namespace shop; what holds it was not found\.\n/);
  });
});

test('nothing is stuck: of what could be read, where not all could', async () => {
  expect(await draw([], [], { kind: 'cluster' })).toBe('Nothing is stuck in the cluster.\n');
  expect(await draw([], [], { kind: 'namespace', namespace: 'shop' }, [GAP])).toMatch(
    /^Nothing is stuck in what could be read of namespace shop\.\n/,
  );
});

describe('an object that nobody has asked to go', () => {
  const made = { creationTimestamp: '2026-01-01T11:59:48Z', ownerReferences: [referenceTo('w', { controller: true })] };

  test('is said to be just that', async () => {
    expect(await draw([{ kind: 'live', object: configMapOf('a') }], [])).toBe(
      'ConfigMap shop/a is not being deleted.\n',
    );
  });

  test('may be back where it is young and controlled, which is nothing wrong', async () => {
    expect(await draw([{ kind: 'live', object: configMapOf('a', made) }], [])).toBe(
      `ConfigMap shop/a is not being deleted. It was made 12s ago; Widget w, which
controls it, has it made anew when it goes.
`,
    );
  });
});
