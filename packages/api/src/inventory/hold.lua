-- ARGV: see hold-named.lua. Takes all wanted units or none. An account has one hold a performance: a new one takes the old one's place.
local function main()
  local sale, stale, behind = known_sale()
  if stale then return stale end
  if sale ~= ARGV[1] then return { 'OTHER_TERMS', sale } end
  local limit, strict, open, count = string.match(ARGV[3], '^%d+:%d+:%d+:(%d+):(%d):(%d):(%d+)$')
  if open ~= '1' then return { 'SALE_CLOSED' } end
  local ms, second, micro = now()
  if second <= string.sub(ARGV[3], 1, 10) then return { 'SALE_NOT_OPEN' } end
  if second > string.sub(ARGV[3], 12, 21) then return { 'SALE_CLOSED' } end
  release_due()

  local account = ARGV[2]
  local lasts, id, channel, key, units, items = string.match(ARGV[5], '^:0:(%d+):0|([^|]*)|([^|]*)|([^|]*)|([^|]*)|(.*)$')
  local a = read_account(account)
  local old = a.hold
  if old and old.key == key and old.deadline > ms then return told('SAME', old) end
  if (old and old.key == key) or is_closed(account, key) then return { 'HOLD_EXPIRED' } end
  if old and is_in_order(account, old) then return { 'HOLD_IN_ORDER' } end
  if a.gone >= LET_GO_MOST and ms - a.since * 1000 <= LET_GO_MS then
    return { 'TOO_MANY_REQUESTS', number_text(math.ceil(a.since + (LET_GO_MS - ms) / 1000)) }
  end

  -- The old hold's units count as free for their holder; they are his again when something else is missing.
  local given, given_text = {}, ''
  if old then
    local is, n = each_unit(old.units), 0
    for unit in string.gmatch(old.units, '%d+') do
      n = n + 1
      if is[n] == value_of(old.fence, 1) then given[#given + 1] = unit end
    end
    given_text = table.concat(given, ',')
  end
  if a.owned - #given + count > tonumber(limit) then return { 'LIMIT_EXCEEDED', limit, number_text(a.owned - #given) } end
  each_unit(given_text, 0)
  for _, unit in ipairs(given) do make_room(unit) end
  local taken = ''
  local function refuse(...)
    -- The search may have found less room where these were.
    each_unit(taken, 0)
    for unit in string.gmatch(taken, '%d+') do make_room(unit) end
    if old then each_unit(given_text, value_of(old.fence, 1)) end
    return { ... }
  end

  local fence = fence_of(second, micro, behind)
  local own = value_of(fence, 1)
  if units ~= '' then
    local is, n = each_unit(units), 0
    for unit in string.gmatch(units, '%d+') do
      n = n + 1
      if is[n] ~= 0 then return refuse('UNITS_TAKEN', unit) end
    end
    each_unit(units, own)
    taken = units
  end
  for n = 8 + ARGV[7] * 2, #ARGV do
    local groups, wanted, way = read_want(ARGV[n])
    local found, code, left = find_units(groups, wanted, way)
    if not found then return refuse(code, tostring(left)) end
    local list = table.concat(found, ',')
    each_unit(list, own)
    taken = taken == '' and list or taken .. ',' .. list
  end
  if strict == '1' and units ~= '' then
    local lone = lone_seat(units)
    if lone then return refuse('LONE_SEAT', number_text(lone)) end
  end

  if old then
    -- What goes from the old hold into the new one was never free for anyone else.
    local kept, free = {}, {}
    for unit in string.gmatch(taken, '%d+') do kept[unit] = true end
    for _, unit in ipairs(given) do
      if not kept[unit] then free[#free + 1] = unit end
    end
    if #free > 0 then show(table.concat(free, ','), 1) end
    count_gone(a)
    close_request(account, old.key)
  end
  a.owned = a.owned - #given + count
  a.hold = { second = second, micro = micro, behind = behind, lasts = lasts, kept = '0', id = id, channel = channel, key = key, units = taken, items = items }
  write_account(account, a)
  ends_at(account, ms + lasts)
  show(taken, 2)
  return { 'OK', second, micro, behind, taken }
end
