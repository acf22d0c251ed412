-- The free seat that a hand-picked choice, already set, leaves alone between taken ones; nil when there is none, or when the stretch it was
-- chosen from left no other way.
local function lone_seat(units)
  local chosen = {}
  for unit in string.gmatch(units, '%d+') do chosen[tonumber(unit)] = true end
  for unit in pairs(chosen) do
    local place = redis.call('GETRANGE', base .. 'places', unit * 4, unit * 4 + 3)
    local group, at = byte(place, 1) * 256 + byte(place, 2), byte(place, 3) * 256 + byte(place, 4)
    local b = block_at(redis.call('GETRANGE', base .. 'blocks:' .. group, at * BLOCK, (at + 1) * BLOCK - 1), 1)
    local bytes = redis.call('GETRANGE', units_key, b.first * 7, (b.first + b.seats) * 7 - 1)
    local function free(u) return u >= b.first and u < b.first + b.seats and byte(bytes, (u - b.first) * 7 + 7) == 0 end
    local function open(u) return free(u) or (chosen[u] and u >= b.first and u < b.first + b.seats) end
    for _, beside in ipairs({ unit - 1, unit + 1 }) do
      if free(beside) and not free(beside - 1) and not free(beside + 1) then
        -- As it was before this choice: with just one seat more than was taken somebody had to be left alone.
        local first, last, took = beside, beside, 0
        while open(first - 1) do first = first - 1 end
        while open(last + 1) do last = last + 1 end
        for u = first, last do if chosen[u] then took = took + 1 end end
        if last - first + 1 - took > 1 then return beside end
      end
    end
  end
  return nil
end
