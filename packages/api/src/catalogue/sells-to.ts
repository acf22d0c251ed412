import type { SalesChannel } from "@kaimu/db";

/** To whom a pool's units may be sold. */
export interface SellingPool {
  code: string;
  channels: SalesChannel[];
  /** Whose allocation it is: nobody else sells from it. */
  agentId: string | null;
}

/** Who sells, and through which channel. */
export interface Seller {
  channel: SalesChannel;
  agentId?: string | undefined;
}

/** Whether somebody may sell from a pool now: its channels name his, and it is nobody else's allocation. */
export function sellsTo({ channels, agentId }: SellingPool, seller: Seller): boolean {
  return channels.includes(seller.channel) && (agentId === null || agentId === seller.agentId);
}
