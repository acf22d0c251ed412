import type { fieldCipher } from "@kaimu/api";
import type { Audience, Database } from "@kaimu/db";
import { demoId } from "./demo-id.ts";
import { pastMerchant, type platformMerchants } from "./platform-merchants.ts";
import { feePermyriad, organizers } from "./season/organizers.ts";

const accounts: { key: string; audience: Audience; displayName: string; mail: string; phone?: string }[] = [
  { key: "buyer", audience: "buyer", displayName: "林观众", mail: "buyer@demo.kaimu", phone: "13800000001" },
  { key: "organizer", audience: "organizer", displayName: "陈主办", mail: "organizer@demo.kaimu" },
  { key: "agent", audience: "organizer", displayName: "吴代理", mail: "agent@demo.kaimu" },
  { key: "operator", audience: "operator", displayName: "周运营", mail: "operator@demo.kaimu" },
];

/** The people of the demo, the organizers they work for, what the platform keeps of their prices, and the platform's merchant accounts. */
export async function loadAccounts(
  db: Database,
  cipher: ReturnType<typeof fieldCipher>,
  passwordHash: string,
  merchants: ReturnType<typeof platformMerchants>,
): Promise<void> {
  await db.organizer.createMany({
    data: Object.entries(organizers).map(([key, organizer]) => ({ id: demoId(`organizer/${key}`), ...organizer })),
    skipDuplicates: true,
  });
  await db.account.createMany({
    data: accounts.map(({ key, audience, displayName, mail, phone }) => {
      const id = demoId(`account/${key}`);
      return {
        id,
        audience,
        displayName,
        passwordHash,
        mailCipher: cipher.seal(mail, `accounts:mail:${id}`),
        mailIndex: cipher.index("mail", mail),
        ...(phone
          ? { phoneCipher: cipher.seal(phone, `accounts:phone:${id}`), phoneIndex: cipher.index("phone", phone) }
          : {}),
      };
    }),
    skipDuplicates: true,
  });
  await db.membership.createMany({
    data: [{ accountId: demoId("account/organizer"), organizerId: demoId("organizer/dawn"), role: "owner" }],
    skipDuplicates: true,
  });
  await db.feeAgreement.createMany({
    data: Object.keys(organizers).map((key) => ({
      ...{ id: demoId(`fee/${key}`), organizerId: demoId(`organizer/${key}`) },
      ...{ permyriad: feePermyriad, validFrom: new Date("2026-01-01T00:00:00Z"), agreedBy: demoId("account/operator") },
    })),
    skipDuplicates: true,
  });
  await db.merchantAccount.createMany({ data: [...merchants, pastMerchant], skipDuplicates: true });
}
