import Domain

/// The people of the demonstration. All are invented; every account has the same password.
enum DemoCast {
    static let password = "haidang-demo"

    struct Person {
        var account: String
        var name: String
        var title: String
        var role: Role
        var unit: String
        var division: String?

        /// What one is after signing in.
        var signInRole: Role { DemoCast.administrators.contains { $0.isRoot && $0.holder == account } ? .rootAdministrator : role }
    }

    /// Who holds a unit's administrator account; the one of Cục CNTT & Thống kê issues the others (2988-D5.1.a).
    struct Administrator {
        var unit: String
        var holder: String
        var isRoot = false
    }

    static let administrators = [
        Administrator(unit: "CNTT", holder: "tuan.ma", isRoot: true), Administrator(unit: "GSQL", holder: "thanh.dc"),
        Administrator(unit: "03ZZ", holder: "thang.hv"), Administrator(unit: "03CC", holder: "linh.nk"),
    ]

    struct Division {
        var id: String
        var unit: String
        var name: String
        /// The catalogue's fields whose procedures its officers handle; a field nobody names goes to the unit's last division.
        var fields: [String]
    }

    /// Somebody who files, and for whom.
    struct Filer {
        var account: String
        var name: String
        var title: String
        var party: Party
        var email: String
        var phone: String
    }

    static let divisions = [
        Division(id: "GSQL-P1", unit: "GSQL", name: "Phòng 1", fields: ["postal", "border"]),
        Division(id: "GSQL-P2", unit: "GSQL", name: "Phòng 2", fields: ["brokers", "sites"]),
        Division(id: "GSQL-P3", unit: "GSQL", name: "Phòng 3", fields: []),
        Division(id: "TXNK-P1", unit: "TXNK", name: "Phòng 1", fields: []),
        Division(id: "03ZZ-GSQL", unit: "03ZZ", name: "Phòng Giám sát quản lý về hải quan", fields: ["sites", "vehicles", "brokers"]),
        Division(id: "03ZZ-TXNK", unit: "03ZZ", name: "Phòng Thuế xuất nhập khẩu", fields: []),
    ]

    /// The first of a role is the one to try it with.
    static let people = headquarters + taxDepartment + haiPhong + harbour

    private static let headquarters = [
        Person(account: "duc.nm", name: "Nguyễn Minh Đức", title: "Công chức", role: .officer, unit: "GSQL", division: "GSQL-P2"),
        Person(account: "binh.lt", name: "Lê Thanh Bình", title: "Trưởng phòng", role: .divisionLeader, unit: "GSQL", division: "GSQL-P2"),
        Person(account: "viet.pq", name: "Phạm Quốc Việt", title: "Phó Cục trưởng", role: .unitLeader, unit: "GSQL"),
        Person(account: "thu.tt", name: "Tạ Thị Thu", title: "Văn thư", role: .recordsClerk, unit: "GSQL"),
        Person(account: "thanh.dc", name: "Đinh Công Thành", title: "Người quản trị", role: .administrator, unit: "GSQL"),
        Person(account: "tuan.ma", name: "Mai Anh Tuấn", title: "Người quản trị toàn hệ thống", role: .administrator, unit: "CNTT"),
        Person(account: "vy.lk", name: "Lâm Khánh Vy", title: "Chuyên viên tổng hợp", role: .observer, unit: "GSQL"),
        Person(account: "thao.hp", name: "Hồ Phương Thảo", title: "Công chức", role: .officer, unit: "GSQL", division: "GSQL-P2"),
        Person(account: "huy.dq", name: "Đào Quang Huy", title: "Công chức", role: .officer, unit: "GSQL", division: "GSQL-P1"),
        Person(account: "ngoc.pb", name: "Phan Bảo Ngọc", title: "Công chức", role: .officer, unit: "GSQL", division: "GSQL-P3"),
        Person(account: "lan.vt", name: "Vũ Thị Lan", title: "Phó Trưởng phòng", role: .divisionLeader, unit: "GSQL", division: "GSQL-P2"),
        Person(account: "hoa.nt", name: "Nguyễn Thị Hòa", title: "Trưởng phòng", role: .divisionLeader, unit: "GSQL", division: "GSQL-P1"),
        Person(account: "truong.cx", name: "Cao Xuân Trường", title: "Trưởng phòng", role: .divisionLeader, unit: "GSQL", division: "GSQL-P3"),
        Person(account: "son.tv", name: "Trịnh Văn Sơn", title: "Cục trưởng", role: .unitLeader, unit: "GSQL"),
    ]

    private static let taxDepartment = [
        Person(account: "ha.ltt", name: "Lương Thị Thu Hà", title: "Công chức", role: .officer, unit: "TXNK", division: "TXNK-P1"),
        Person(account: "quang.nd", name: "Nghiêm Đăng Quang", title: "Trưởng phòng", role: .divisionLeader, unit: "TXNK", division: "TXNK-P1"),
        Person(account: "yen.dh", name: "Đoàn Hải Yến", title: "Cục trưởng", role: .unitLeader, unit: "TXNK"),
        Person(account: "khoa.bd", name: "Bùi Đăng Khoa", title: "Phó Cục trưởng", role: .unitLeader, unit: "TXNK"),
        Person(account: "mai.tp", name: "Tống Phương Mai", title: "Văn thư", role: .recordsClerk, unit: "TXNK"),
    ]

    private static let haiPhong = [
        Person(account: "long.vh", name: "Vương Hải Long", title: "Công chức", role: .officer, unit: "03ZZ", division: "03ZZ-GSQL"),
        Person(account: "anh.nq", name: "Nguyễn Quỳnh Anh", title: "Công chức", role: .officer, unit: "03ZZ", division: "03ZZ-TXNK"),
        Person(account: "tien.dm", name: "Đỗ Mạnh Tiến", title: "Trưởng phòng", role: .divisionLeader, unit: "03ZZ", division: "03ZZ-GSQL"),
        Person(account: "nga.pt", name: "Phùng Thị Nga", title: "Trưởng phòng", role: .divisionLeader, unit: "03ZZ", division: "03ZZ-TXNK"),
        Person(account: "cuong.nk", name: "Nguyễn Kiên Cường", title: "Cục trưởng", role: .unitLeader, unit: "03ZZ"),
        Person(account: "hanh.lm", name: "Lý Mỹ Hạnh", title: "Phó Cục trưởng", role: .unitLeader, unit: "03ZZ"),
        Person(account: "dung.tk", name: "Trần Kim Dung", title: "Văn thư", role: .recordsClerk, unit: "03ZZ"),
        Person(account: "thang.hv", name: "Hà Văn Thắng", title: "Người quản trị", role: .administrator, unit: "03ZZ"),
    ]

    private static let harbour = [
        Person(account: "phong.dt", name: "Dương Tuấn Phong", title: "Công chức", role: .officer, unit: "03CC"),
        Person(account: "linh.nk", name: "Nguyễn Khánh Linh", title: "Công chức", role: .officer, unit: "03CC"),
        Person(account: "hung.pv", name: "Phạm Việt Hùng", title: "Chi cục trưởng", role: .unitLeader, unit: "03CC"),
        Person(account: "oanh.tk", name: "Trương Kiều Oanh", title: "Phó Chi cục trưởng", role: .unitLeader, unit: "03CC"),
        Person(account: "van.lt", name: "Lại Thanh Vân", title: "Văn thư", role: .recordsClerk, unit: "03CC"),
    ]

    /// An officer who has left a unit and whom no other has taken over yet.
    static let leaver = Person(account: "khanh.pt", name: "Phí Trọng Khánh", title: "Công chức", role: .officer, unit: "03ZZ", division: "03ZZ-GSQL")

    static let filers = [
        Filer(
            account: "huong.ttm", name: "Trần Thị Mai Hương", title: "Nhân viên thủ tục",
            party: Party(
                id: "0209999016", kind: .organisation, name: "Công ty TNHH Giao nhận Biển Xanh", identifier: "0209999016",
                address: "Số 12 đường Lê Thánh Tông, quận Ngô Quyền, thành phố Hải Phòng"),
            email: "huong@bienxanh.example", phone: "02253859016"),
        Filer(
            account: "tung.vd", name: "Võ Đình Tùng", title: "Phó Giám đốc",
            party: Party(
                id: "0201883411", kind: .organisation, name: "Công ty Cổ phần Kho vận Sơn Hà", identifier: "0201883411",
                address: "Lô CN3, khu công nghiệp Đình Vũ, quận Hải An, thành phố Hải Phòng"),
            email: "tung@sonha.example", phone: "02253614411"),
        Filer(
            account: "thinh.nd", name: "Ngô Đức Thịnh", title: "",
            party: Party(
                id: "031074002618", kind: .individual, name: "Ngô Đức Thịnh", identifier: "031074002618",
                address: "Số 8 ngách 21 phố Cát Cụt, quận Lê Chân, thành phố Hải Phòng"),
            email: "thinh@example.org", phone: "0912000618"),
    ]
}
