import { runCheck } from "./run/check.ts";
import { finish } from "./run/steps.ts";

/** `npm run check` */
const { well, counts } = await runCheck();
finish([counts], well);
