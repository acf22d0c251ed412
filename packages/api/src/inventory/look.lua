-- ARGV: version that the caller knows. Lets overdue holds go, then says what has changed for pages since: sale, plan and own version, and
-- the changes in their order; GAP when that is too long ago to tell.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  release_due(now_ms())
  tell_changes()
  changes = nil
  local m = redis.call('HMGET', meta, 'sale', 'plan', 'version')
  local known = tonumber(ARGV[1])
  local out = { 'OK', m[1], m[2], m[3] }
  if known == tonumber(m[3]) then return out end
  local news = known < tonumber(m[3]) and redis.call('XRANGE', base .. 'changes', number_text(known + 1) .. '-0', '+') or {}
  if not news[1] or news[1][1] ~= number_text(known + 1) .. '-0' then return { 'GAP', m[1], m[2], m[3] } end
  for _, one in ipairs(news) do out[#out + 1] = one[2][2] end
  return out
end
