/** Stand in for the proxy agents of client-node's own HTTP client; our transport connects through proxies itself. */
export class SocksProxyAgent {}
export class HttpProxyAgent {}
export class HttpsProxyAgent {}
export const SocksClient = {};
