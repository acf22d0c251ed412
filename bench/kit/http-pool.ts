import { type HttpAnswer, type HttpConnection, openConnection } from "./http-client.ts";

/** So many connections; who asks while all are busy waits his turn, and his time goes on. */
export interface HttpPool {
  connections: HttpConnection[];
  ask(request: Buffer): Promise<HttpAnswer>;
  close(): void;
}

export async function openPool(origin: string, size: number): Promise<HttpPool> {
  const connections = await Promise.all(Array.from({ length: size }, () => openConnection(origin)));
  const free = [...connections];
  const queue: ((connection: HttpConnection) => void)[] = [];
  return {
    connections,
    async ask(request) {
      const connection = free.pop() ?? (await new Promise<HttpConnection>((resolve) => queue.push(resolve)));
      try {
        return await connection.ask(request);
      } finally {
        const next = queue.shift();
        if (next) next(connection);
        else free.push(connection);
      }
    },
    close() {
      for (const connection of connections) connection.close();
    },
  };
}
