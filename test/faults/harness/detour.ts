import { join } from 'node:path';
import { type Interceptor, startApiProxy } from '../../control-plane/api-proxy.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { redirectKubeconfig } from '../../control-plane/kubeconfig.ts';
import { startProxy, type TcpProxy } from '../../control-plane/proxy.ts';

/** Ways by which the command reaches the API server with something in between. */
export interface Detour {
  /** From now on through a proxy of TCP: `proxy`. */
  throughProxy(): Promise<TcpProxy>;
  /** It throws where there is none. */
  readonly proxy: TcpProxy;
  /** From now on through a proxy that decides about each request. */
  throughApiProxy(interceptor: Interceptor): Promise<void>;
  /** How many requests that proxy did not let pass; undefined where there is none. */
  readonly struck: number | undefined;
}

/** @param use is told the kubeconfig that leads there, which is written into `directory` */
export function createDetour(
  plane: ControlPlaneHandle,
  directory: string,
  onCleanup: (step: () => Promise<unknown>) => void,
  use: (kubeconfig: string) => void,
): Detour {
  let proxy: TcpProxy | undefined;
  let struck: number | undefined;
  const lead = ({ url, stop }: { readonly url: string; stop(): Promise<void> }): void => {
    onCleanup(stop);
    use(redirectKubeconfig(plane.adminKubeconfig, url, join(directory, `${new URL(url).port}.kubeconfig`)));
  };
  return {
    async throughProxy() {
      proxy = await startProxy({ target: plane.server });
      lead(proxy);
      return proxy;
    },
    get proxy() {
      if (proxy === undefined) throw new Error('this case has no proxy');
      return proxy;
    },
    async throughApiProxy(interceptor) {
      const apiProxy = await startApiProxy(plane);
      struck = 0;
      apiProxy.intercept((request) => {
        const interception = interceptor(request);
        if (interception !== undefined) struck = (struck ?? 0) + 1;
        return interception;
      });
      lead(apiProxy);
    },
    get struck() {
      return struck;
    },
  };
}
