import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP way to a server that a test can break. */
export interface FaultyWay {
  port: number;
  /** `cut`: nobody listens and what was open is reset. `mute`: connections are taken, and nothing ever comes back. */
  breakIt(how: "cut" | "mute"): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a way to `host:port`, whole at first. */
export async function faultyWay(to: { host: string; port: number }): Promise<FaultyWay> {
  const open = new Set<Socket>();
  let mute = false;
  let server: Server | undefined;
  const kept = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    return socket;
  };
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((client) => {
        kept(client);
        if (mute) return;
        const target = kept(connect(to.port, to.host));
        client.on("data", (bytes) => mute || target.write(bytes));
        target.on("data", (bytes) => mute || client.write(bytes));
        client.on("close", () => target.destroy());
        target.on("close", () => client.destroy());
      });
      server
        .once("error", reject)
        .listen(port, "127.0.0.1", () => resolve((server?.address() as { port: number }).port));
    });
  const stopListening = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      server = undefined;
      for (const socket of open) socket.resetAndDestroy();
    });

  const port = await listen(0);
  return {
    port,
    async breakIt(how) {
      mute = how === "mute";
      if (how === "cut") await stopListening();
    },
    async mend() {
      mute = false;
      // What hung stays dead, as after a network that came back.
      for (const socket of open) socket.resetAndDestroy();
      if (!server) await listen(port);
    },
    close: stopListening,
  };
}
