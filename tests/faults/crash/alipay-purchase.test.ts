import { diesEverywhere } from "./dies-everywhere.fixture.ts";

diesEverywhere("alipay");
