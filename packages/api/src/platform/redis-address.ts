/** Where a cluster is to be found, and who we are there. */
export interface ClusterNodes {
  nodes: { host: string; port: number }[];
  username?: string;
  password?: string;
  tls: boolean;
}

const form = /^redis(?<tls>s?)-cluster:\/\/(?:(?<username>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/]+)$/;
const node = /^(?<host>\[[0-9a-fA-F:.]+\]|[\w.-]+):(?<port>\d{1,5})$/;

/** Reads redis-cluster://[user:password@]host:port,host:port (rediss-cluster:// under TLS); undefined when it is not of this form. */
export function clusterNodes(url: string): ClusterNodes | undefined {
  const parts = form.exec(url)?.groups;
  const hosts = parts?.hosts?.split(",").map((one) => node.exec(one)?.groups);
  if (!parts || !hosts || hosts.some((one) => !one || Number(one.port) > 65_535)) return undefined;
  return {
    nodes: hosts.map((one) => ({ host: String(one?.host).replace(/^\[|\]$/g, ""), port: Number(one?.port) })),
    ...(parts.username ? { username: decodeURIComponent(parts.username) } : {}),
    ...(parts.password ? { password: decodeURIComponent(parts.password) } : {}),
    tls: parts.tls === "s",
  };
}

/** Whether this is the address of a server or of a cluster. */
export const isRedisAddress = (url: string): boolean =>
  clusterNodes(url) !== undefined || (/^rediss?:\/\//.test(url) && URL.canParse(url));
