import Foundation
import Testing

@testable import Domain

struct LunarDaysTests {
    @Test(arguments: [
        "1968-01-29", "1976-01-31", "1985-01-21", "2000-02-05", "2007-02-17", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12",
        "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
        "2053-02-18",
    ])
    func `Tết falls on the day people know`(text: String) { #expect(LunarDays.tet(day(text).year) == day(text)) }

    @Test(arguments: ["2016-04-16", "2020-04-02", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16"])
    func `the Hùng Kings' day falls on the day people know`(text: String) { #expect(LunarDays.hungKings(day(text).year) == day(text)) }

    @Test(arguments: LunarDays.years)
    func `the table agrees with new moons and the sun at UTC+7`(year: Int) {
        let months = LunarYear(year).months
        #expect(LunarDays.tet(year) == months[1])
        #expect(LunarDays.hungKings(year) == months[3]?.adding(days: 9))
    }

    @Test func `beyond the table nothing is guessed`() {
        #expect(LunarDays.tet(1967) == nil && LunarDays.hungKings(2100) == nil)
    }
}

/// The months of a lunar year by astronomy (Meeus, Astronomical Algorithms, chapters 25 and 49): a month begins on the day of the new
/// moon at UTC+7, the eleventh holds the winter solstice, and a month without a major solar term is a leap month.
private struct LunarYear {
    /// First days by number, leap months left out.
    private(set) var months: [Int: Day] = [:]

    init(_ year: Int) {
        let first = Self.moonOfSolstice(year - 1)
        let count = Self.moonOfSolstice(year) - first
        let leap = count == 13 ? (1...12).first { Self.term(first + $0) == Self.term(first + $0 + 1) } : nil
        var number = 11
        for month in 0..<count where month != leap {
            months[number] = Self.newMoon(first + month)
            number = number % 12 + 1
        }
    }

    /// The number of the last new moon before or on the day of the winter solstice.
    private static func moonOfSolstice(_ year: Int) -> Int {
        var moon = Int((Double(year - 2000) + 0.97) * 12.3685) + 1
        while newMoon(moon) > Day(year, 12, 31) || term(moon) == 9 { moon -= 1 }
        return moon
    }

    /// The twelfth of the ecliptic the sun stands in when the day of the new moon begins: 9 from the solstice on.
    private static func term(_ moon: Int) -> Int {
        let centuries = (Double(newMoon(moon).number) + 2_440_587.5 - 7 / 24.0 + deltaT - 2_451_545) / 36_525
        let anomaly = sinOf(357.52911 + 35_999.05029 * centuries), twice = sinOf(2 * (357.52911 + 35_999.05029 * centuries))
        let longitude = 280.46646 + 36_000.76983 * centuries + 0.0003032 * centuries * centuries + 1.9146 * anomaly + 0.02 * twice
            - 0.00569 - 0.00478 * sinOf(125.04 - 1934.136 * centuries)
        return Int((longitude - 360 * (longitude / 360).rounded(.down)) / 30)
    }

    /// Moon 0 is that of 6 January 2000.
    private static func newMoon(_ moon: Int) -> Day {
        let k = Double(moon), t = k / 1236.85
        let e = 1 - 0.002516 * t
        let sun = 2.5534 + 29.10535670 * k, moonAnomaly = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
        let node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
        let terms: [(Double, Double)] = [
            (-0.40720, moonAnomaly), (0.17241 * e, sun), (0.01608, 2 * moonAnomaly), (0.01039, 2 * node),
            (0.00739 * e, moonAnomaly - sun), (-0.00514 * e, moonAnomaly + sun), (0.00208 * e * e, 2 * sun),
            (-0.00111, moonAnomaly - 2 * node), (-0.00057, moonAnomaly + 2 * node), (0.00056 * e, 2 * moonAnomaly + sun),
            (-0.00042, 3 * moonAnomaly), (0.00042 * e, sun + 2 * node), (0.00038 * e, sun - 2 * node),
            (-0.00024 * e, 2 * moonAnomaly - sun), (-0.00017, 124.7746 - 1.56375588 * k), (0.000325, 299.77 + 0.107408 * k),
            (0.000165, 251.88 + 0.016321 * k), (0.000164, 251.83 + 26.651886 * k), (0.000126, 349.42 + 36.412478 * k),
        ]
        let ephemeris = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t + terms.reduce(0) { $0 + $1.0 * sinOf($1.1) }
        return Day(number: Int((ephemeris - deltaT + 0.5 + 7 / 24.0).rounded(.down)) - 2_440_588)
    }

    /// Ephemeris time ahead of universal time, in days: about 65 s in our years; a minute more or less changes no date in the table.
    private static let deltaT = 65 / 86_400.0

    private static func sinOf(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
}
