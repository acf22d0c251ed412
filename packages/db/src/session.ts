/** The parts of mysql://user:password@host:port/name, as the connector takes them. */
export function addressOf(url: string) {
  const at = new URL(url);
  return {
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
  };
}

/** What every session begins with: UTC, and READ COMMITTED. */
export const sessionSettings = ["SET time_zone = '+00:00'", "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"];
