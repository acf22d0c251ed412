-- ARGV: account, hold id, 1 when the request that gave it may give it again. Only its holder lets a hold go, and not
-- while he orders it; letting go twice is fine.
local function main()
  local _, stale = known_sale()
  if stale then return stale end
  local a = read_account(ARGV[1])
  if not a.hold or a.hold.id ~= ARGV[2] then return { 'OK', '0' } end
  if is_in_order(ARGV[1], a.hold) then return { 'HOLD_IN_ORDER' } end
  if ARGV[3] ~= '1' then close_request(ARGV[1], a.hold.key) end
  return { 'OK', tostring(release_hold(ARGV[1], a)) }
end
