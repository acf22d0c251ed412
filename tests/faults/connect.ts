import mariadb from "mariadb";

/** A connection of the drill's own to MySQL. When the server is killed while it lies idle its next statement says so, and nothing else ends. */
export async function connectTo(url: string): Promise<Awaited<ReturnType<typeof mariadb.createConnection>>> {
  const connection = await mariadb.createConnection(url.replace("mysql://", "mariadb://"));
  return connection.on("error", () => undefined);
}
