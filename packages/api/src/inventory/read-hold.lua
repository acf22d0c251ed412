-- ARGV: account, hold id or '', keep at least this many ms (0 = leave the deadline alone), the order it is kept for
-- The account's living hold, optionally kept a while longer: once only, or orders that fail on purpose would hold for ever. That long it is
-- the order's as well, which it stops being when the order comes to nothing (leave-hold.lua).
local function main()
  local _, stale = known_sale()
  if stale then return stale end
  local ms, second, micro = now()
  local a = read_account(ARGV[1])
  local h = a.hold
  -- A stranger's hold and one that is over are the same answer: ids of others are nobody's business.
  if not h or h.deadline <= ms or (ARGV[2] ~= '' and h.id ~= ARGV[2]) then return { 'HOLD_EXPIRED' } end
  local keep = tonumber(ARGV[3])
  if keep == 0 then return told('OK', h) end
  if h.deadline < ms + keep and h.kept == '0' then
    h.lasts, h.kept = number_text(h.lasts + ms + keep - h.deadline), '1'
    write_account(ARGV[1], a)
    ends_at(ARGV[1], ms + keep)
  end
  local under_way = { h.id .. ':' .. ARGV[4] .. ':' .. number_text(ms + keep) }
  for one, till in string.gmatch(redis.call('HGET', ordering_key, ARGV[1]) or '', '([^,]+:(%d+))') do
    if tonumber(till) > ms then under_way[#under_way + 1] = one end
  end
  redis.call('HSET', ordering_key, ARGV[1], table.concat(under_way, ','))
  redis.call('PEXPIRE', ordering_key, keep)
  return told('OK', h)
end
