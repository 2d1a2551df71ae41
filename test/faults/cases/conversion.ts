import { setTimeout as delay } from 'node:timers/promises';
import type { Convert } from '../harness/converter.ts';
import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';
import { type PlainObject, plain } from '../harness/stored-object.ts';

/** `spec.size` of v1alpha1 is `spec.replicas` of v1. */
const rename: Convert = (object, version) => {
  const { size, replicas, ...spec } = plain(object.spec);
  const count = size ?? replicas;
  return { ...object, spec: { ...spec, ...(version === 'v1' ? { replicas: count } : { size: count }) } };
};

/** Objects that are converted by a webhook, whose name changes as it does. */
const converted = {
  objects: 100,
  convert: rename,
  change: (object: PlainObject) => rename(object, 'v1'),
};

async function takeDown({ converter }: Stage): Promise<void> {
  converter.proxy.behaviour.refuse = true;
  converter.proxy.cut();
}

async function bringBack({ converter }: Stage): Promise<void> {
  Object.assign(converter.proxy.behaviour, { refuse: false, latency: 0 });
  converter.convert(undefined);
}

function indexOf({ metadata }: PlainObject): number {
  return Number(plain(plain(metadata).labels).index);
}

const withMetadata = (object: PlainObject, more: PlainObject): PlainObject => ({
  ...object,
  metadata: { ...plain(object.metadata), ...more },
});

/** What the API server itself refuses, a kind of mistake for each of five objects. */
const wrongObjects: Convert = (object, version) => {
  const index = indexOf(object);
  const right = rename(object, version);
  if (index % 5 === 0) return withMetadata(right, { name: 'another' });
  if (index % 5 === 1) return withMetadata(right, { uid: '00000000-0000-0000-0000-000000000000' });
  if (index % 5 === 2) return { ...right, apiVersion: 'example.com/v7' };
  if (index % 5 === 3) return { ...right, kind: 'Gadget' };
  return {};
};

/** The webhook loses something of one object in three on the way to the new version. */
function losing(lose: (object: PlainObject) => PlainObject) {
  return {
    ...converted,
    async arrange({ converter }: Stage) {
      converter.convert((object, version) => {
        const right = rename(object, version);
        return version === 'v1' && indexOf(object) % 3 === 1 ? lose(right) : right;
      });
    },
    /** The canary ends it; when the webhook has been mended, the object is put back as the documentation tells. */
    async act(stage: Stage) {
      const result = await stage.migrate();
      const written = (await stage.stored()).filter(({ version }) => version === 'v1').length;
      if (written > 20) throw new Error(`${written} objects were written:\n${result.stdout}`);
      await bringBack(stage);
      const file = /What was read is kept in (\S+)/.exec(result.stdout)?.[1] ?? '';
      const { code, stderr } = await stage.plane.kubectl(['replace', '-f', file]);
      if (code !== 0) throw new Error(`kubectl replace -f '${file}': ${stderr}\n${result.stdout}`);
      return [result];
    },
    exits: [1],
  };
}

export default {
  'conversion-works': defineCase({ title: 'a conversion webhook renames a field', ...converted, exits: [0] }),
  'conversion-slow': defineCase({
    title: 'the conversion webhook is slow',
    ...converted,
    async arrange({ converter }) {
      converter.proxy.behaviour.latency = 50;
    },
    exits: [0],
  }),
  'conversion-down': defineCase({
    title: 'the conversion webhook is down',
    ...converted,
    // The API server tries each call for some seconds.
    objects: 40,
    arrange: takeDown,
    exits: [1, 2],
    mend: bringBack,
  }),
  'conversion-down-in-mid-run': defineCase({
    title: 'the conversion webhook goes down in mid-run and stays so',
    ...converted,
    objects: 300,
    pace: 40,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await takeDown(stage);
    },
    exits: [1],
    mend: bringBack,
  }),
  'conversion-down-for-a-while': defineCase({
    title: 'the conversion webhook is down for four seconds in mid-run',
    ...converted,
    objects: 300,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await takeDown(stage);
      await delay(4000);
      await bringBack(stage);
    },
    exits: [0, 1],
  }),
  'conversion-fails-for-some': defineCase({
    title: 'the conversion webhook cannot convert one object in ten',
    ...converted,
    async arrange({ converter }) {
      converter.convert((object, version) => {
        if (indexOf(object) % 10 === 7) throw new Error('cannot convert that');
        return rename(object, version);
      });
    },
    exits: [1],
    mend: bringBack,
  }),
  'conversion-wrong-objects': defineCase({
    title: 'the conversion webhook returns objects of another name, uid, version and kind',
    ...converted,
    async arrange({ converter }) {
      converter.convert(wrongObjects);
    },
    exits: [1, 2],
    mend: bringBack,
  }),
  'conversion-loses-field': defineCase({
    title: 'the conversion webhook loses a field of one object in three',
    ...losing((object) => ({ ...object, spec: { ...plain(object.spec), text: undefined } })),
  }),
  'conversion-loses-labels': defineCase({
    title: 'the conversion webhook loses the labels of one object in three',
    ...losing((object) => withMetadata(object, { labels: {} })),
  }),
};
