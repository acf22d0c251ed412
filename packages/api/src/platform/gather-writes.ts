import type { Redis as Server } from "ioredis";

/** What ioredis writes to: a socket that keeps what is written while it is corked, and sends it as one. */
interface Wire {
  cork(): void;
  uncork(): void;
}
type Send = (command: unknown, stream?: unknown) => unknown;

/**
 * Lets all commands of one turn of the event loop leave in one write. ioredis writes each by itself, and under load that call to the kernel
 * costs a process more than all else it does for a command. Nothing is later than the end of the turn it was asked in.
 */
export function gatherWrites(server: Server): Server {
  const client = server as unknown as { stream: Wire | undefined; sendCommand: Send };
  const send: Send = client.sendCommand.bind(server);
  let corked: Wire | undefined;
  client.sendCommand = (command, stream) => {
    const wire = client.stream;
    if (wire && wire !== corked) {
      corked = wire;
      wire.cork();
      setImmediate(() => {
        if (corked === wire) corked = undefined;
        wire.uncork();
      });
    }
    return send(command, stream);
  };
  return server;
}
