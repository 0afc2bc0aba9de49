/** What accounts say. */
export const accountWords = {
  userAbout: { zh: '账号', en: 'accounts' },
  userAddAbout: {
    zh: '添加账号；密码从标准输入的第一行读取',
    en: 'add an account; its password is the first line of standard input',
  },
  userName: { zh: '姓名', en: 'name as colleagues know the person' },
  userRoles: {
    zh: '岗位，逗号分隔，如 analyst 或 system-admin',
    en: 'roles, separated by commas, e.g. analyst or system-admin',
  },
  userDepartment: { zh: '部门编号', en: 'department id' },
  userPassword: { zh: '密码（至少8个字符）:', en: 'password (at least 8 characters): ' },
  userAdded: { zh: '已添加账号 {id}({roles})', en: 'added account {id} ({roles})' },
} as const;
