import { describe, expect, it } from 'vitest';
import { type Handler, json, startFakeApiServer } from '../testing/api-server.ts';
import { gapsOf, LIST, listPods, namesOf, PODS, pod, podList, readerOf } from '../testing/pods.ts';

describe('a list', () => {
  it('leaves out what has no owner, and counts it', async () => {
    const owned = pod('a', { ownerReferences: [{ kind: 'X', name: 'x', uid: '1', apiVersion: 'v1' }] });
    const mentions = pod('b', { annotations: { '"ownerReferences"': '' }, ownerReferences: [] });
    await using server = await startFakeApiServer({
      [LIST]: (_, res) => json(res, podList(owned, mentions, pod('c'))),
    });
    const pages = await listPods(readerOf(server.url), 'owned');
    expect(namesOf(pages)).toEqual(['a']);
    expect(pages).toMatchObject([{ ok: true, value: { dropped: 2 } }]);
    expect(server.requests).toEqual([`GET ${LIST}?resourceVersion=0`]);
  });

  it.each(['null', '[]'])('is empty with items %s', async (items) => {
    await using server = await startFakeApiServer({
      [LIST]: (_, res) => res.end(`{"kind":"PodList","metadata":{},"items":${items}}`),
    });
    expect(await listPods(readerOf(server.url))).toEqual([{ ok: true, value: { objects: [], dropped: 0 } }]);
  });

  it('hands a long list out in pages', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => pod(`pod-${index}`));
    await using server = await startFakeApiServer({ [LIST]: (_, res) => json(res, podList(...many)) });
    const pages = await listPods(readerOf(server.url));
    expect(pages.length).toBeGreaterThan(5);
    expect(namesOf(pages)).toEqual(many.map((one) => one.metadata.name));
  });

  it('waits out throttling as Retry-After says', async () => {
    const handler: Handler = (_, res, asked) =>
      asked < 3 ? json(res, { kind: 'Status' }, 429, { 'retry-after': '0' }) : json(res, podList(pod('a')));
    await using server = await startFakeApiServer({ [LIST]: handler });
    expect(namesOf(await listPods(readerOf(server.url)))).toEqual(['a']);
    expect(server.requests).toHaveLength(3);
  });

  it('takes a list that the server cannot fill its cache with as an answer', async () => {
    const message = 'storage is (re)initializing: conversion webhook for x failed';
    await using server = await startFakeApiServer({
      [LIST]: (_, res) => json(res, { kind: 'Status', message }, 429, { 'retry-after': '1' }),
    });
    expect(gapsOf(await listPods(readerOf(server.url)))).toMatchObject([{ reason: 'throttled', message }]);
    expect(server.requests).toHaveLength(1);
  });

  it('says exactly which permission is missing', async () => {
    await using server = await startFakeApiServer({
      '/api/v1/namespaces/a/pods': (_, res) => json(res, { kind: 'Status', message: 'forbidden' }, 403),
    });
    const pages = [];
    for await (const page of readerOf(server.url).list({ type: PODS, namespace: 'a', detail: 'metadata' }))
      pages.push(page);
    expect(gapsOf(pages)).toEqual([
      {
        subject: { kind: 'list', type: PODS, namespace: 'a' },
        reason: 'forbidden',
        message: 'forbidden',
        permission: { verb: 'list', group: '', resource: 'pods', namespace: 'a', name: undefined },
      },
    ]);
  });

  it('asks again for an answer that broke off before a page of it was handed out', async () => {
    const handler: Handler = (_, res, asked) => {
      if (asked > 1) return json(res, podList(pod('a')));
      res.write('{"kind":"PodList","metadata":{},"items":[{"metadata":{"name":"a"}},', () => res.destroy());
    };
    await using server = await startFakeApiServer({ [LIST]: handler });
    const pages = await listPods(readerOf(server.url));
    expect({ names: namesOf(pages), gaps: gapsOf(pages) }).toEqual({ names: ['a'], gaps: [] });
  });

  it('ends with a gap that says so where it breaks off later', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => pod(`pod-${index}`));
    const text = JSON.stringify(podList(...many)).slice(0, -100);
    await using server = await startFakeApiServer({
      [LIST]: (_, res) => void res.write(text, () => setTimeout(() => res.destroy(), 100)),
    });
    const pages = await listPods(readerOf(server.url));
    expect(namesOf(pages).length).toBeGreaterThan(1000);
    const message = expect.stringMatching(/^the list is incomplete: /);
    expect(gapsOf(pages)).toMatchObject([{ reason: 'unavailable', message }]);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['<html>', '{"error":"x"}', '{"kind":"PodList","items":[1]}', '{"kind":"PodList","items":[{]}'])(
    'is a gap where the answer is %s',
    async (text) => {
      await using server = await startFakeApiServer({ [LIST]: (_, res) => res.end(text) });
      expect(gapsOf(await listPods(readerOf(server.url)))).toMatchObject([{ reason: 'invalid' }]);
    },
  );

  it('lets other requests pass while its reader takes its time', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => pod(`pod-${index}`));
    await using server = await startFakeApiServer({
      [LIST]: (_, res) => json(res, podList(...many)),
      '/api/v1/namespaces/a/pods/b': (_, res) => json(res, pod('b')),
    });
    const from = readerOf(server.url);
    const lists = Array.from({ length: 40 }, () =>
      from.list({ type: PODS, detail: 'metadata' })[Symbol.asyncIterator](),
    );
    await Promise.all(lists.map((list) => list.next()));
    const got = await from.get({ type: PODS, namespace: 'a', name: 'b', detail: 'metadata' });
    expect(got.ok).toBe(true);
    await Promise.all(lists.map((list) => list.return?.()));
  });
});
