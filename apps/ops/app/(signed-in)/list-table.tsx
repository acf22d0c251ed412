export { ListTable } from "@kaimu/site/staff";
