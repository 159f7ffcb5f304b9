/// 3035-D6.0-i: the class of a unit's monitoring account, and with it how far it may look (3035 Điều 7). Data of the unit's level.
package enum MonitoringClass: String, Hashable, Sendable, Codable, CaseIterable {
    /// A Vụ or Cục of the General Department: an account of the Cục class, over the whole sector.
    case sector
    /// A provincial Cục.
    case department
    /// A Chi cục.
    case branch

    // "Đơn vị Vụ, Cục tổng hợp danh sách đề nghị cấp tài khoản (cấp Cục và Chi cục)…"
    package var compilesRequests: Bool { self != .branch }
}
