import { diesEverywhere } from "./dies-everywhere.fixture.ts";

// What has nothing to do with the gateway is the same purchase as through the other one.
diesEverywhere("wechat", /wechat|gateway|payment|callback|refund/i);
