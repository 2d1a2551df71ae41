import { startProxy, type TcpProxy } from '../../control-plane/proxy.ts';
import { startWebhook } from '../../control-plane/webhook-server.ts';
import type { PlainObject } from './stored-object.ts';

/** Converts an object, whose apiVersion is already the wanted one. */
export type Convert = (object: PlainObject, version: string) => PlainObject;

/** A conversion webhook that can be broken and mended. */
export interface Converter {
  /** For the definition's `conversion.webhook.clientConfig`. */
  readonly clientConfig: object;
  /** In front of it: make it slow or refuse connections here. */
  readonly proxy: TcpProxy;
  /** From now on it converts so; undefined: as it was made to. What it throws is its answer: it cannot convert that. */
  convert(convert: Convert | undefined): void;
  stop(): Promise<void>;
}

/** The review is the API server's own. */
interface ConversionReview {
  readonly request: {
    readonly uid: string;
    readonly desiredAPIVersion: string;
    readonly objects: readonly PlainObject[];
  };
}

/** Starts a conversion webhook behind a proxy. */
export async function startConverter(usual: Convert): Promise<Converter> {
  let convert = usual;
  const server = await startWebhook(({ body }) => {
    const { request } = body as ConversionReview;
    const { uid, desiredAPIVersion, objects } = request;
    const version = desiredAPIVersion.split('/').at(-1) ?? '';
    const answer = (response: object): object => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'ConversionReview',
      response: { uid, ...response },
    });
    try {
      const convertedObjects = objects.map((object) => convert({ ...object, apiVersion: desiredAPIVersion }, version));
      return answer({ convertedObjects, result: { status: 'Success' } });
    } catch (error) {
      return answer({ result: { status: 'Failure', message: String(error) } });
    }
  });
  const proxy = await startProxy({ target: server.url });
  return {
    clientConfig: { url: `${proxy.url}/convert`, caBundle: server.caBundle },
    proxy,
    convert(next) {
      convert = next ?? usual;
    },
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}
