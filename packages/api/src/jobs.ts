import { admissionJobs } from "./admission/jobs.ts";
import { invoiceJobs } from "./finance/invoices/jobs.ts";
import { financeJobs } from "./finance/jobs.ts";
import { inventoryJobs } from "./inventory/jobs.ts";
import { notificationJobs } from "./notification/jobs.ts";
import { bulkReturnJobs } from "./payment/bulk/jobs.ts";
import { paymentJobs } from "./payment/jobs.ts";
import { searchJobs } from "./search/jobs.ts";
import { ticketingJobs } from "./ticketing/jobs.ts";

/** All durable functions, by room; the worker serves them. */
export const jobs = [
  ...inventoryJobs,
  ...paymentJobs,
  ...bulkReturnJobs,
  ...ticketingJobs,
  ...notificationJobs,
  ...searchJobs,
  ...admissionJobs,
  ...financeJobs,
  ...invoiceJobs,
];
